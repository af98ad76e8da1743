CREATE TABLE `provider_contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`provider` text NOT NULL,
	`at` integer NOT NULL,
	`outcome` text NOT NULL,
	`line` text
);
--> statement-breakpoint
CREATE INDEX `provider_contacts_newest` ON `provider_contacts` (`provider`,`outcome`,`id`);--> statement-breakpoint
ALTER TABLE `lines` ADD `shipped` integer DEFAULT true NOT NULL;