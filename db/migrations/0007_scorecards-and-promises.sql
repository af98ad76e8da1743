CREATE TABLE `facilities` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`commune` text NOT NULL,
	`name_km` text NOT NULL,
	`name_en` text NOT NULL,
	`sample` integer NOT NULL,
	`source_url` text,
	`shipped` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `facilities_commune` ON `facilities` (`commune`,`kind`);--> statement-breakpoint
CREATE TABLE `promises` (
	`id` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`year` integer NOT NULL,
	`position` integer NOT NULL,
	`topic` text NOT NULL,
	`what_km` text NOT NULL,
	`what_en` text NOT NULL,
	`who` text NOT NULL,
	`who_km` text,
	`who_en` text,
	`due_on` text,
	`state` text NOT NULL,
	`state_on` text,
	`sample` integer NOT NULL,
	`confirmed_by` text,
	`confirmed_at` text,
	`source_url` text,
	`shipped` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `promises_commune` ON `promises` (`commune`);--> statement-breakpoint
CREATE TABLE `rights` (
	`key` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	`source` text,
	`source_url` text,
	`source_date` text,
	`confirmed_by` text,
	`confirmed_at` text,
	`notes` text,
	`shipped` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`enough` integer NOT NULL,
	`sample` integer NOT NULL,
	`shipped` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `scorecard_items` (
	`round` text NOT NULL,
	`kind` text NOT NULL,
	`item` text NOT NULL,
	`position` integer NOT NULL,
	`shipped` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`round`, `kind`, `item`)
);
--> statement-breakpoint
CREATE TABLE `verdicts` (
	`promise` text NOT NULL,
	`voter` text NOT NULL,
	`call_id` text NOT NULL,
	`kept` text NOT NULL,
	`offered` text NOT NULL,
	`counted` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`promise`, `voter`),
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `voter_groups` (
	`round` text NOT NULL,
	`facility` text NOT NULL,
	`voter` text NOT NULL,
	`group` text NOT NULL,
	`call_id` text NOT NULL,
	`belongs` integer NOT NULL,
	PRIMARY KEY(`round`, `facility`, `voter`, `group`),
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `votes` (
	`round` text NOT NULL,
	`facility` text NOT NULL,
	`item` text NOT NULL,
	`voter` text NOT NULL,
	`call_id` text NOT NULL,
	`value` integer NOT NULL,
	`offered` text NOT NULL,
	`counted` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`round`, `facility`, `item`, `voter`),
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
);
