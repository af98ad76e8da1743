CREATE TABLE `speaker_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`language` text NOT NULL,
	`flow` text,
	`speaker` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`ends_at` integer NOT NULL,
	`revoked_at` integer,
	`used_at` integer,
	`used_in` text,
	`uses` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`language`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `speaker_codes_hash_unique` ON `speaker_codes` (`hash`);--> statement-breakpoint
CREATE TABLE `takes` (
	`recording` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`prompt` text NOT NULL,
	`language` text NOT NULL,
	`kept_at` integer NOT NULL,
	`clip` integer,
	FOREIGN KEY (`recording`) REFERENCES `recordings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`code`) REFERENCES `speaker_codes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prompt`) REFERENCES `prompts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`language`) REFERENCES `languages`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`clip`) REFERENCES `clips`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `takes_language` ON `takes` (`language`,`clip`);--> statement-breakpoint
CREATE INDEX `takes_code` ON `takes` (`code`);--> statement-breakpoint
ALTER TABLE `recordings` ADD `purpose` text DEFAULT 'message' NOT NULL;