import { describe, expect, it } from 'vitest';
import type { BrowserStore } from '../browser-store.ts';
import { outboxOf, type KeptTake, type Sent } from './outbox.ts';

const take = (id: string, owner = 'dara'): KeptTake => ({
  ...{ id, owner, prompt: `prompt-${id}`, language: 'km', speaker: 'Dara', approve: false },
  ...{ sound: new Blob([id]), keptAt: Number(id), refusal: null },
});

function memory(
  rows = new Map<string, KeptTake>(),
): BrowserStore<KeptTake> & { rows: Map<string, KeptTake> } {
  return {
    rows,
    put: (row) => Promise.resolve(void rows.set(row.id, row)),
    of: (owner) => Promise.resolve([...rows.values()].filter((row) => row.owner === owner)),
    remove: (id) => Promise.resolve(void rows.delete(id)),
  };
}

function outboxThat(answers: Sent[], store: BrowserStore<KeptTake> = memory()) {
  const taken: string[] = [];
  const again: (() => void)[] = [];
  const outbox = outboxOf({
    store,
    send: () => Promise.resolve(answers.shift() ?? 'taken'),
    taken: ({ id }) => taken.push(id),
    wait: (back) => again.push(back),
  });
  return { outbox, taken, again, left: () => outbox.takes.now().map(({ id }) => id) };
}

describe('the recordings that wait to be sent', () => {
  it('are sent one after the other, and forgotten when the line has them', async () => {
    const store = memory();
    const { outbox, taken, left } = outboxThat([], store);
    await outbox.keep(take('1'));
    await outbox.keep(take('2'));
    await outbox.open('dara');
    await expect.poll(() => taken).toEqual(['1', '2']);
    expect([left(), store.rows.size]).toEqual([[], 0]);
  });

  it('stay while the line cannot be reached, also when the page is closed, and go in their order then', async () => {
    const store = memory();
    const first = outboxThat(['later', 'later'], store);
    await first.outbox.keep(take('2'));
    await first.outbox.keep(take('1'));
    await expect.poll(() => first.again.length).toBeGreaterThan(0);
    expect(first.taken).toEqual([]);
    const second = outboxThat(['later'], store);
    await second.outbox.open('dara');
    expect(second.left()).toEqual(['1', '2']);
    second.again[0]?.();
    await expect.poll(() => second.taken).toEqual(['1', '2']);
  });

  it('that the line refuses hold nobody up, and wait for a word of the speaker', async () => {
    const store = memory();
    const refusal = { code: 'too-quiet', message: 'There is no voice.' };
    const { outbox, taken, left } = outboxThat([refusal], store);
    await outbox.keep(take('1'));
    await outbox.keep(take('2'));
    await expect.poll(() => taken).toEqual(['2']);
    expect(store.rows.get('1')?.refusal).toEqual(refusal);
    await outbox.forget('1');
    expect([left(), store.rows.size]).toEqual([[], 0]);
  });

  it('are sent in nobody else’s name', async () => {
    const { outbox, taken, left } = outboxThat([], memory(new Map([['1', take('1', 'sophea')]])));
    await outbox.open('dara');
    expect([left(), taken]).toEqual([[], []]);
  });

  it('are sent from memory by a browser that keeps nothing', async () => {
    const broken = () => Promise.reject(new Error('full'));
    const { outbox, taken } = outboxThat([], { put: broken, of: broken, remove: broken });
    await outbox.open('dara');
    await outbox.keep(take('1'));
    await expect.poll(() => taken).toEqual(['1']);
  });
});
