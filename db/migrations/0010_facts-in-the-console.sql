CREATE TABLE `fact_previews` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`digest` text,
	`owner` text NOT NULL,
	`made_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `villages` (
	`code` text PRIMARY KEY NOT NULL,
	`commune` text NOT NULL,
	`name_km` text NOT NULL,
	`name_en` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `villages_commune` ON `villages` (`commune`);--> statement-breakpoint
CREATE TABLE `withdrawn_facts` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`kind`, `key`)
);
