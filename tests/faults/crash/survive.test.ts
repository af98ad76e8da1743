import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../../src/context.ts';
import { openStore } from '../../../src/storage/database.ts';
import { filledDataFolder } from '../../support/data-folder.ts';
import { audit } from './audit.ts';
import { surviveCrashes, type CrashReport } from './survive-crashes.ts';

/* The harness of `npm run survive` in its short form: the same calls and faults, fewer of both. */

const wrong = ({ lost, doubled, stuck, unsound }: CrashReport['findings']) => ({
  lost,
  doubled,
  stuck,
  unsound,
});

/** What no fault of ours does, so that it is known that the harness would see it. */
function tamper(dataDir: string): void {
  const store = openStore(join(dataDir, 'sdap.sqlite'), join(ROOT, 'db/migrations'));
  const run = (query: string) => expect(store.statement(query).run().changes).toBeGreaterThan(0);
  run('delete from votes where call_id = (select min(call_id) from votes)');
  run('delete from turns where call_id = (select min(call_id) from turns) and turn = 0');
  run(`insert into cases select '999999', kind, topic, commune, village, facility, recording, language, call_id, state,
    opened_at, state_at, assigned_to, due_on, revision from cases limit 1`);
  run('update calls set ended_at = null where id = (select min(id) from calls)');
  store.close();
}

it('loses and doubles nothing that a caller was told of, and leaves no call behind', async () => {
  const dataDir = await filledDataFolder();
  const report = await surviveCrashes({
    ...{ dataDir, seed: 4, live: 24, connections: 8, every: 90, faults: 3 },
    // How many calls lie between two faults depends on the machine.
    goesOn: ({ begun, faults }) => begun < 70 || faults < 3,
    tell: () => undefined,
  });
  expect(wrong(report.findings)).toEqual({ lost: [], doubled: [], stuck: [], unsound: [] });
  expect(Object.values(report.faults).reduce((sum, count) => sum + count, 0)).toBe(3);
  expect(Object.keys(report.findings.acknowledged)).toEqual(
    expect.arrayContaining(['call', 'turn', 'key', 'rating', 'vote', 'verdict', 'case', 'text']),
  );

  tamper(dataDir);
  const found = audit(dataDir, report.accounts, report.texts);
  expect(found.lost).toContainEqual(expect.stringContaining('row of a vote, 0 of'));
  expect(found.lost).toContainEqual(expect.stringMatching(/^turn: .* turn 0$/));
  expect(found.doubled).toContainEqual(expect.stringMatching(/row of a case, 2 and not 1/));
  expect(found.stuck).toContainEqual(expect.stringContaining('has no end'));
}, 600_000);
