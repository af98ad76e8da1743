CREATE TABLE `deletions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`amount` integer NOT NULL,
	`older_than` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `retention` (
	`kind` text PRIMARY KEY NOT NULL,
	`days` integer,
	`gone_before` integer
);
--> statement-breakpoint
CREATE INDEX `verdicts_call` ON `verdicts` (`call_id`);--> statement-breakpoint
CREATE INDEX `voter_groups_call` ON `voter_groups` (`call_id`);--> statement-breakpoint
CREATE INDEX `votes_call` ON `votes` (`call_id`);--> statement-breakpoint
CREATE INDEX `case_replies_case` ON `case_replies` (`case_number`);--> statement-breakpoint
CREATE INDEX `case_replies_recording` ON `case_replies` (`recording`);--> statement-breakpoint
CREATE INDEX `cases_call` ON `cases` (`call_id`);--> statement-breakpoint
CREATE INDEX `cases_recording` ON `cases` (`recording`);