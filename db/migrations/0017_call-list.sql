CREATE TABLE `logged_calls` (
	`call_id` text PRIMARY KEY NOT NULL,
	`shown_at` integer NOT NULL,
	`confidential` integer NOT NULL,
	`line` text NOT NULL,
	`language` text NOT NULL,
	`flow_id` text NOT NULL,
	`flow_version` text NOT NULL,
	`disposition` text NOT NULL,
	`province` text,
	`district` text,
	`commune` text,
	`topics` text NOT NULL,
	`lowest_rating` integer,
	`failures` integer NOT NULL,
	`seconds` integer
);
--> statement-breakpoint
CREATE INDEX `logged_calls_shown` ON `logged_calls` (`shown_at`);--> statement-breakpoint
CREATE INDEX `logged_calls_line` ON `logged_calls` (`line`,`shown_at`);--> statement-breakpoint
CREATE INDEX `logged_calls_language` ON `logged_calls` (`language`,`shown_at`);--> statement-breakpoint
CREATE INDEX `logged_calls_version` ON `logged_calls` (`flow_id`,`flow_version`,`shown_at`);--> statement-breakpoint
CREATE INDEX `logged_calls_disposition` ON `logged_calls` (`disposition`,`shown_at`);--> statement-breakpoint
CREATE INDEX `logged_calls_province` ON `logged_calls` (`province`,`shown_at`) WHERE "logged_calls"."province" is not null;--> statement-breakpoint
CREATE INDEX `logged_calls_district` ON `logged_calls` (`district`,`shown_at`) WHERE "logged_calls"."district" is not null;--> statement-breakpoint
CREATE INDEX `logged_calls_commune` ON `logged_calls` (`commune`,`shown_at`) WHERE "logged_calls"."commune" is not null;--> statement-breakpoint
CREATE INDEX `logged_calls_rating` ON `logged_calls` (`lowest_rating`,`shown_at`) WHERE "logged_calls"."lowest_rating" is not null;--> statement-breakpoint
CREATE INDEX `logged_calls_failed` ON `logged_calls` (`shown_at`) WHERE "logged_calls"."failures" > 0;--> statement-breakpoint
DROP INDEX `call_facts_place`;--> statement-breakpoint
DROP INDEX `call_facts_started`;--> statement-breakpoint
ALTER TABLE `call_facts` DROP COLUMN `started_at`;--> statement-breakpoint
ALTER TABLE `call_facts` DROP COLUMN `place`;--> statement-breakpoint
ALTER TABLE `call_facts` DROP COLUMN `topics`;--> statement-breakpoint
ALTER TABLE `call_facts` DROP COLUMN `lowest_rating`;--> statement-breakpoint
ALTER TABLE `call_facts` DROP COLUMN `failures`;--> statement-breakpoint
-- Every call is rolled up once more, and so listed. What it had added to the sums is taken back first.
UPDATE `calls` SET `summed` = 0 WHERE `summed` = 1;
