CREATE TABLE `clips` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`prompt` text NOT NULL,
	`language` text NOT NULL,
	`sha256` text NOT NULL,
	`text` text,
	`origin` text NOT NULL,
	`speaker` text NOT NULL,
	`seconds` real NOT NULL,
	`loudness` real NOT NULL,
	`peak` real NOT NULL,
	`added_at` integer NOT NULL,
	`approved_at` integer,
	FOREIGN KEY (`prompt`) REFERENCES `prompts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`language`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clips_content` ON `clips` (`prompt`,`language`,`sha256`);--> statement-breakpoint
CREATE TABLE `languages` (
	`code` text PRIMARY KEY NOT NULL,
	`name_km` text NOT NULL,
	`name_en` text NOT NULL,
	`oral` integer NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `library_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`shipped_digest` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `prompt_texts` (
	`prompt` text NOT NULL,
	`language` text NOT NULL,
	`text` text NOT NULL,
	`shipped` integer NOT NULL,
	PRIMARY KEY(`prompt`, `language`),
	FOREIGN KEY (`prompt`) REFERENCES `prompts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`language`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `prompts` (
	`id` text PRIMARY KEY NOT NULL,
	`note` text NOT NULL,
	`position` integer NOT NULL,
	`shipped` integer NOT NULL,
	`retired` integer NOT NULL
);
