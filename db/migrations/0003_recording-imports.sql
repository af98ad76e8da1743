CREATE TABLE `recording_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`language` text NOT NULL,
	`speaker` text NOT NULL,
	`file_name` text NOT NULL,
	`bytes` integer NOT NULL,
	`owner` text NOT NULL,
	`made_at` integer NOT NULL,
	`state` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`report` text,
	`refusal` text
);
--> statement-breakpoint
ALTER TABLE `clips` ADD `shipped` integer DEFAULT false NOT NULL;