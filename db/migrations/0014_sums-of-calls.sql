CREATE TABLE `call_facts` (
	`call_id` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`place` text,
	`topics` text NOT NULL,
	`lowest_rating` integer,
	`failures` integer NOT NULL,
	`facts` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `call_facts_place` ON `call_facts` (`place`,`started_at`);--> statement-breakpoint
CREATE INDEX `call_facts_started` ON `call_facts` (`started_at`);--> statement-breakpoint
CREATE TABLE `shortest_ways` (
	`language` text NOT NULL,
	`topic` text NOT NULL,
	`presses` integer NOT NULL,
	`seconds` real NOT NULL,
	PRIMARY KEY(`language`, `topic`)
);
--> statement-breakpoint
CREATE TABLE `slices` (
	`id` integer PRIMARY KEY NOT NULL,
	`line` text NOT NULL,
	`language` text NOT NULL,
	`flow_id` text NOT NULL,
	`flow_version` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `slices_what` ON `slices` (`line`,`language`,`flow_id`,`flow_version`);--> statement-breakpoint
CREATE TABLE `sum_calls` (
	`level` integer NOT NULL,
	`place` text NOT NULL,
	`day` text NOT NULL,
	`slice` integer NOT NULL,
	`calls` integer DEFAULT 0 NOT NULL,
	`completed` integer DEFAULT 0 NOT NULL,
	`hung_up` integer DEFAULT 0 NOT NULL,
	`gave_up` integer DEFAULT 0 NOT NULL,
	`transferred` integer DEFAULT 0 NOT NULL,
	`ceiling` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`callers_of_day` integer DEFAULT 0 NOT NULL,
	`callers_of_week` integer DEFAULT 0 NOT NULL,
	`callers_of_month` integer DEFAULT 0 NOT NULL,
	`new_callers` integer DEFAULT 0 NOT NULL,
	`of_unknown` integer DEFAULT 0 NOT NULL,
	`with_content` integer DEFAULT 0 NOT NULL,
	`timed` integer DEFAULT 0 NOT NULL,
	`seconds` integer DEFAULT 0 NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`level`, `place`, `day`, `slice`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sum_hang_ups` (
	`node` text NOT NULL,
	`month` text NOT NULL,
	`slice` integer NOT NULL,
	`second` integer NOT NULL,
	`calls` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`node`, `month`, `slice`, `second`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sum_look_ups` (
	`level` integer NOT NULL,
	`place` text NOT NULL,
	`month` text NOT NULL,
	`slice` integer NOT NULL,
	`query` text NOT NULL,
	`subject` text NOT NULL,
	`found` integer DEFAULT 0 NOT NULL,
	`not_found` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`level`, `place`, `month`, `slice`, `query`, `subject`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sum_questions` (
	`level` integer NOT NULL,
	`place` text NOT NULL,
	`month` text NOT NULL,
	`slice` integer NOT NULL,
	`flow` text NOT NULL,
	`node` text NOT NULL,
	`calls` integer DEFAULT 0 NOT NULL,
	`asked` integer DEFAULT 0 NOT NULL,
	`repeats` integer DEFAULT 0 NOT NULL,
	`silences` integer DEFAULT 0 NOT NULL,
	`wrong_keys` integer DEFAULT 0 NOT NULL,
	`hung_up` integer DEFAULT 0 NOT NULL,
	`hung_up_in_prompt` integer DEFAULT 0 NOT NULL,
	`silent` integer DEFAULT 0 NOT NULL,
	`wrong` integer DEFAULT 0 NOT NULL,
	`finished` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`level`, `place`, `month`, `slice`, `flow`, `node`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sum_ratings` (
	`level` integer NOT NULL,
	`place` text NOT NULL,
	`month` text NOT NULL,
	`slice` integer NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`first` text NOT NULL,
	`value` integer NOT NULL,
	`ratings` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`level`, `place`, `month`, `slice`, `subject`, `subject_id`, `first`, `value`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sum_scores` (
	`round` text NOT NULL,
	`facility` text NOT NULL,
	`item` text NOT NULL,
	`group` text NOT NULL,
	`value` integer NOT NULL,
	`votes` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`round`, `item`, `group`, `facility`, `value`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sum_scores_facility` ON `sum_scores` (`round`,`facility`);--> statement-breakpoint
CREATE TABLE `sum_topics` (
	`level` integer NOT NULL,
	`place` text NOT NULL,
	`month` text NOT NULL,
	`slice` integer NOT NULL,
	`topic` text NOT NULL,
	`calls` integer DEFAULT 0 NOT NULL,
	`first` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`level`, `place`, `month`, `slice`, `topic`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sum_ways` (
	`month` text NOT NULL,
	`slice` integer NOT NULL,
	`topic` text NOT NULL,
	`measure` text NOT NULL,
	`value` integer NOT NULL,
	`calls` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`month`, `slice`, `topic`, `measure`, `value`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `calls` ADD `first_of` integer;--> statement-breakpoint
ALTER TABLE `calls` ADD `summed` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `calls_to_sum` ON `calls` (`ended_at`) WHERE "calls"."ended_at" is not null and "calls"."summed" = 0 and "calls"."provider" <> 'simulator';
--> statement-breakpoint
UPDATE `calls` SET `first_of` = (
	SELECT CASE WHEN `before`.`at` IS NULL THEN 15 ELSE
		(date((`before`.`at` + 25200000) / 1000, 'unixepoch') < date((`calls`.`started_at` + 25200000) / 1000, 'unixepoch'))
		+ 2 * (date((`before`.`at` + 25200000) / 1000, 'unixepoch', 'weekday 0', '-6 days') < date((`calls`.`started_at` + 25200000) / 1000, 'unixepoch', 'weekday 0', '-6 days'))
		+ 4 * (strftime('%Y-%m', (`before`.`at` + 25200000) / 1000, 'unixepoch') < strftime('%Y-%m', (`calls`.`started_at` + 25200000) / 1000, 'unixepoch'))
	END FROM (SELECT (
		SELECT max(`earlier`.`started_at`) FROM `calls` AS `earlier`
		WHERE `earlier`.`caller` = `calls`.`caller` AND (`earlier`.`started_at`, `earlier`.`id`) < (`calls`.`started_at`, `calls`.`id`)
	) AS `at`) AS `before`
) WHERE `caller` IS NOT NULL;
