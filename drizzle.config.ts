import { defineConfig } from 'drizzle-kit';

/** Makes a migration from a change of the schema: `npx drizzle-kit generate --name <what-changes>`. */
export default defineConfig({
  dialect: 'sqlite',
  schema: ['./db/schema.ts', './db/schema/*.ts'],
  out: './db/migrations',
});
