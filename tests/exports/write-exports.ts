import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { analystHere } from '../../src/analytics/analyst.ts';
import { readerOf } from '../../src/analytics/reader.ts';
import { EXPORT_FORMATS } from '../../src/exports/api-types.ts';
import { exportedTable } from '../../src/exports/exported-table.ts';
import { openStore } from '../../src/storage/database.ts';
import { FORMATS } from '../../src/tables/formats.ts';
import { addCalls } from '../support/many-calls.ts';

/* Writes a log of so many calls in every format, and tells how many rows each had. In: a folder, how many. */
const [folder = '', count = ''] = process.argv.slice(2);
const store = openStore(join(folder, 'sdap.sqlite'), 'db/migrations');
addCalls(store, Number(count));
const analyst = analystHere(readerOf(store));
const told: Record<string, number> = {};
for (const format of EXPORT_FORMATS) {
  let rows = 0;
  const table = exportedTable(
    analyst,
    'calls',
    { from: '2020-01-01', to: '2040-01-01' },
    'key',
    (_passed, more) => {
      rows += more;
    },
  );
  await pipeline(FORMATS[format].write(table), createWriteStream(join(folder, `calls.${format}`)));
  told[format] = rows;
}
store.close();
process.stdout.write(JSON.stringify(told));
