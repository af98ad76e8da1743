CREATE TABLE `lines` (
	`number` text PRIMARY KEY NOT NULL,
	`flow` text,
	`place` text,
	`language` text,
	`note` text
);
--> statement-breakpoint
CREATE TABLE `requests` (
	`number` text PRIMARY KEY NOT NULL,
	`office` text NOT NULL,
	`place` text NOT NULL,
	`service` text,
	`state` text NOT NULL,
	`next` text,
	`ready_on` text,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `calls_caller` ON `calls` (`caller`,`started_at`);