CREATE TABLE `case_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_number` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`case_number`) REFERENCES `cases`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_notes_case` ON `case_notes` (`case_number`);--> statement-breakpoint
ALTER TABLE `case_replies` ADD `prompt` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `due_on` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `cases_opened` ON `cases` (`opened_at`,`number`);