import { z } from 'zod';

const day = z.iso.date('give a day as 2026-11-21.').optional();

const version = z
  .string()
  .regex(
    /^[a-z0-9-]{1,60}@[a-z0-9-]{1,40}$/,
    'give a version as flow@version, as /reports/choices lists them.',
  )
  .optional();

const words = (what: string) => z.string().min(1, `give ${what}.`).max(200, `give ${what}.`).optional();

/** What stands behind the question mark of a report. Which of it a report takes, the report says. */
export const reportQuery = z.strictObject({
  from: day,
  to: day,
  line: words('the number of a line'),
  place: z
    .string()
    .regex(/^(\d\d){1,3}$/, 'give the code of a province, district or commune.')
    .optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'give the code of a language, such as km.')
    .optional(),
  version,
  by: words('what to count by'),
  flow: words('the id of a menu'),
  node: words('the path of a node'),
  topic: words('the name of a topic'),
  subject: words('service or commune'),
  round: words('the id of a round'),
  kind: words('a kind'),
  compareFrom: day,
  compareTo: day,
  compareVersion: version,
});

export type ReportQuery = z.output<typeof reportQuery>;
