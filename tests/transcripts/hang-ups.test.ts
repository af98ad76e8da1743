import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFlows } from '../../src/config/flow-files.ts';
import { ROOT } from '../../src/context.ts';
import { compileFlow } from '../../src/core/flow/compile.ts';
import { Conversation } from '../support/conversation.ts';
import { explore } from '../support/explore.ts';
import { clipsByText, testLine } from '../support/line.ts';
import { logLines } from '../support/transcript.ts';

const FLOW = 'citizen-line';

it('a hang-up in every node that waits for the caller is logged at that node', async () => {
  const flows = readFlows(join(ROOT, 'call-flows'));
  const flow = flows.get(FLOW);
  if (!flow) throw new Error(`There is no flow ${FLOW}.`);
  const line = await testLine({ library: clipsByText });
  const caller = { commune: null, returning: false };
  const input = { language: 'km', caller, line: {}, rotation: 0 };
  const { questions } = explore(compileFlow(flow, flows), line.directory, input);
  const told: string[] = [];
  for (const [node, keys] of [...questions].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const context = await testLine({ library: clipsByText });
    const call = new Conversation(context, { from: 'anonymous' });
    await call.dial();
    for (const key of keys) await call.press(key);
    await call.hangUp(7);
    const log = logLines(context);
    const ended = log.filter((one) => / ended /.test(one));
    expect(ended).toEqual([expect.stringContaining(` ended ${node} {"disposition":"hung-up"}`)]);
    told.push(`${keys.join(' ') || '(at once)'} -> ${ended.join()}`);
    context.close();
  }
  line.close();
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot('golden/a-hang-up-in-every-node.txt');
  // A call for each question of the line, on whatever machine this is.
}, 600_000);
