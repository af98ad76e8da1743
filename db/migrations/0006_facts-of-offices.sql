CREATE TABLE `holidays` (
	`date` text PRIMARY KEY NOT NULL,
	`name_en` text NOT NULL,
	`source_url` text,
	`shipped` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`rows` integer NOT NULL,
	`added` integer NOT NULL,
	`changed` integer NOT NULL,
	`removed` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `offices` (
	`key` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`place_code` text NOT NULL,
	`phone` text,
	`sample` integer NOT NULL,
	`confirmed_by` text,
	`confirmed_at` text,
	`source_url` text,
	`source_date` text,
	`shipped` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `opening` (
	`office_key` text NOT NULL,
	`weekday` integer NOT NULL,
	`from_minute` integer NOT NULL,
	`to_minute` integer NOT NULL,
	`confirmed_by` text,
	`confirmed_at` text,
	`source_url` text,
	`shipped` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`office_key`, `weekday`, `from_minute`)
);
--> statement-breakpoint
CREATE TABLE `population` (
	`place_code` text NOT NULL,
	`year` integer NOT NULL,
	`people` integer NOT NULL,
	`confirmed_by` text,
	`confirmed_at` text,
	`source_url` text,
	`shipped` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`place_code`, `year`)
);
--> statement-breakpoint
-- Reference facts of before are laid anew from db/reference at the next start, in their new shape.
DELETE FROM `reference_files` WHERE `name` IN ('services', 'budgets');--> statement-breakpoint
DROP TABLE `budgets`;--> statement-breakpoint
DROP TABLE `services`;--> statement-breakpoint
CREATE TABLE `budgets` (
	`place_code` text NOT NULL,
	`year` integer NOT NULL,
	`side` text NOT NULL,
	`component` text NOT NULL,
	`planned` integer,
	`actual` integer,
	`sample` integer NOT NULL,
	`confirmed_by` text,
	`confirmed_at` text,
	`source_url` text,
	`source_date` text,
	`notes` text,
	`shipped` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`place_code`, `year`, `side`, `component`)
);
--> statement-breakpoint
CREATE TABLE `services` (
	`key` text NOT NULL,
	`place_code` text NOT NULL,
	`topic` text NOT NULL,
	`listed_under` text NOT NULL,
	`position` integer NOT NULL,
	`office` text NOT NULL,
	`name_en` text NOT NULL,
	`name_km` text,
	`about` integer NOT NULL,
	`fee_riel` integer,
	`fee_kind` text NOT NULL,
	`fee_unit` text,
	`concession` text,
	`days_at_most` integer,
	`validity_months` integer,
	`documents` text,
	`confirmed_by` text,
	`confirmed_at` text,
	`source_url` text,
	`source_date` text,
	`notes` text,
	`shipped` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`key`, `place_code`)
);
