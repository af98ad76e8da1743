CREATE TABLE `case_replies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_number` text NOT NULL,
	`recording` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`case_number`) REFERENCES `cases`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recording`) REFERENCES `recordings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`number` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`topic` text,
	`commune` text,
	`village` text,
	`facility` text,
	`recording` text NOT NULL,
	`language` text NOT NULL,
	`call_id` text NOT NULL,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`state_at` integer NOT NULL,
	`assigned_to` text,
	FOREIGN KEY (`recording`) REFERENCES `recordings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cases_state` ON `cases` (`state`,`opened_at`);--> statement-breakpoint
CREATE TABLE `errands` (
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`due_at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `subject`)
);
--> statement-breakpoint
CREATE INDEX `errands_due` ON `errands` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `recordings` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text,
	`provider` text NOT NULL,
	`url_hash` text,
	`url_sealed` blob,
	`state` text NOT NULL,
	`seconds` real,
	`sha256` text,
	`bytes` integer,
	`made_at` integer NOT NULL,
	`fetched_at` integer,
	`gone_at_provider_at` integer,
	`why` text,
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recordings_call` ON `recordings` (`call_id`);--> statement-breakpoint
CREATE INDEX `recordings_url` ON `recordings` (`url_hash`);--> statement-breakpoint
CREATE TABLE `unfinished_messages` (
	`call_id` text PRIMARY KEY NOT NULL,
	`message` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
);
