CREATE INDEX `verdicts_voter` ON `verdicts` (`voter`);--> statement-breakpoint
CREATE INDEX `voter_groups_voter` ON `voter_groups` (`voter`);--> statement-breakpoint
CREATE INDEX `votes_voter` ON `votes` (`voter`);--> statement-breakpoint
CREATE INDEX `calls_open` ON `calls` (`started_at`) WHERE ended_at IS NULL;
--> statement-breakpoint
CREATE TABLE `turns_in_order` (
	`call_id` text NOT NULL,
	`turn` integer NOT NULL,
	`at` integer NOT NULL,
	`utterance` text,
	`reply` text NOT NULL,
	PRIMARY KEY(`call_id`, `turn`),
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`utterance`) REFERENCES `utterances`(`hash`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `turns_in_order` SELECT `call_id`, `turn`, `at`, `utterance`, `reply` FROM `turns` ORDER BY `call_id`, `turn`;--> statement-breakpoint
DROP TABLE `turns`;--> statement-breakpoint
ALTER TABLE `turns_in_order` RENAME TO `turns`;--> statement-breakpoint
CREATE TABLE `events_in_order` (
	`call_id` text NOT NULL,
	`turn` integer NOT NULL,
	`sequence` integer NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`node` text NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`call_id`, `turn`, `sequence`),
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `events_in_order` SELECT `call_id`, `turn`, `sequence`, `at`, `type`, `node`, `data` FROM `events` ORDER BY `call_id`, `turn`, `sequence`;--> statement-breakpoint
DROP TABLE `events`;--> statement-breakpoint
ALTER TABLE `events_in_order` RENAME TO `events`;
