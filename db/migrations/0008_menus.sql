CREATE TABLE `flow_drafts` (
	`flow_id` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`source` text,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	FOREIGN KEY (`source`) REFERENCES `flow_texts`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `flow_texts` (
	`hash` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `release_flows` (
	`release` integer NOT NULL,
	`flow_id` text NOT NULL,
	`source` text,
	PRIMARY KEY(`release`, `flow_id`),
	FOREIGN KEY (`release`) REFERENCES `releases`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source`) REFERENCES `flow_texts`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `releases` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`live_at` integer NOT NULL,
	`by` text NOT NULL,
	`note` text NOT NULL,
	`restores` integer,
	`called_off_at` integer
);
--> statement-breakpoint
CREATE INDEX `releases_live` ON `releases` (`live_at`,`number`);--> statement-breakpoint
CREATE TABLE `shipped_flows` (
	`flow_id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	FOREIGN KEY (`source`) REFERENCES `flow_texts`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `try_lines` (
	`line` text PRIMARY KEY NOT NULL,
	`flow_id` text NOT NULL,
	`source` text NOT NULL,
	`language` text,
	`commune` text,
	`used_at` integer NOT NULL
);
