CREATE TABLE `legs` (
	`call_id` text NOT NULL,
	`leg` integer NOT NULL,
	`party` text NOT NULL,
	`office` text,
	`begun_at` integer NOT NULL,
	`ended_at` integer,
	`end` text,
	`seconds` integer,
	PRIMARY KEY(`call_id`, `leg`),
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `legs` (`call_id`, `leg`, `party`, `begun_at`, `ended_at`, `seconds`)
SELECT `id`, 0, 'caller', `started_at`, `ended_at`, `seconds` FROM `calls`;
--> statement-breakpoint
INSERT INTO `legs` (`call_id`, `leg`, `party`, `begun_at`, `ended_at`, `end`)
SELECT `dialling`.`call_id`, row_number() OVER (PARTITION BY `dialling`.`call_id` ORDER BY `dialling`.`turn`), 'office',
	`dialling`.`at`, coalesce(`dialled`.`at`, `calls`.`ended_at`), json_extract(`dialled`.`data`, '$.status')
FROM `events` AS `dialling`
JOIN `calls` ON `calls`.`id` = `dialling`.`call_id`
LEFT JOIN `events` AS `dialled` ON `dialled`.`call_id` = `dialling`.`call_id`
	AND `dialled`.`turn` = `dialling`.`turn` + 1 AND `dialled`.`type` = 'dialled'
WHERE `dialling`.`type` = 'dialling';
