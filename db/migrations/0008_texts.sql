CREATE TABLE `contacts` (
	`text_id` text PRIMARY KEY NOT NULL,
	`number_sealed` blob NOT NULL,
	`body_sealed` blob NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`text_id`) REFERENCES `texts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contacts_made` ON `contacts` (`made_at`);--> statement-breakpoint
CREATE TABLE `texts` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`turn` integer NOT NULL,
	`node` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`provider` text NOT NULL,
	`hash` text NOT NULL,
	`state` text NOT NULL,
	`provider_text_id` text,
	`why` text,
	`made_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `texts_turn_node` ON `texts` (`call_id`,`turn`,`node`);--> statement-breakpoint
CREATE UNIQUE INDEX `texts_once` ON `texts` (`call_id`,`hash`);