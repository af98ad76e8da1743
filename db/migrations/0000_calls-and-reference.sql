CREATE TABLE `budgets` (
	`commune` text NOT NULL,
	`year` integer NOT NULL,
	`side` text NOT NULL,
	`component` text NOT NULL,
	`planned` integer,
	`actual` integer,
	`sample` integer NOT NULL,
	`verified` integer NOT NULL,
	`source_url` text,
	`source_date` text,
	`notes` text,
	PRIMARY KEY(`commune`, `year`, `side`, `component`),
	FOREIGN KEY (`commune`) REFERENCES `places`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `callers` (
	`pseudonym` text PRIMARY KEY NOT NULL,
	`language` text,
	`commune` text,
	`first_call_at` integer NOT NULL,
	`last_call_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `calls` (
	`id` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`provider_call_id` text NOT NULL,
	`line` text NOT NULL,
	`caller` text,
	`flow_id` text NOT NULL,
	`flow_version` text NOT NULL,
	`language` text NOT NULL,
	`started_at` integer NOT NULL,
	`turn` integer DEFAULT -1 NOT NULL,
	`ended_at` integer,
	`disposition` text,
	`seconds` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calls_provider_call` ON `calls` (`provider`,`provider_call_id`);--> statement-breakpoint
CREATE INDEX `calls_started` ON `calls` (`started_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`call_id` text NOT NULL,
	`turn` integer NOT NULL,
	`sequence` integer NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`node` text NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`call_id`, `turn`, `sequence`),
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `flow_versions` (
	`flow_id` text NOT NULL,
	`version` text NOT NULL,
	`source` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`flow_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `places` (
	`code` text PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`type` text NOT NULL,
	`name_km` text NOT NULL,
	`name_en` text NOT NULL,
	`parent_code` text,
	`communes` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `places_parent` ON `places` (`parent_code`);--> statement-breakpoint
CREATE TABLE `ratings` (
	`call_id` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`value` integer NOT NULL,
	`offered` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`call_id`, `subject`, `subject_id`),
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reference_files` (
	`name` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `services` (
	`key` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`listed_under` text NOT NULL,
	`position` integer NOT NULL,
	`office` text NOT NULL,
	`name_en` text NOT NULL,
	`name_km` text,
	`documents` integer NOT NULL,
	`about` integer NOT NULL,
	`fee_riel` integer,
	`fee_kind` text NOT NULL,
	`fee_unit` text,
	`days_at_most` integer,
	`holds_in` text,
	`verified` integer NOT NULL,
	`source_url` text,
	`source_date` text,
	`notes` text
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`call_id` text PRIMARY KEY NOT NULL,
	`snapshot` text NOT NULL,
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `turns` (
	`call_id` text NOT NULL,
	`turn` integer NOT NULL,
	`at` integer NOT NULL,
	`utterance` text,
	`reply` text NOT NULL,
	PRIMARY KEY(`call_id`, `turn`),
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`utterance`) REFERENCES `utterances`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `utterances` (
	`hash` text PRIMARY KEY NOT NULL,
	`language` text NOT NULL,
	`seconds` real NOT NULL,
	`clips` text NOT NULL
);
