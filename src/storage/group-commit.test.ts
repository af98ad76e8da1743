import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ROOT } from '../context.ts';
import { emptyStore } from '../../tests/support/reference.ts';
import { openStore, type Store } from './database.ts';
import { groupCommit } from './group-commit.ts';

/** A store with a table of names, and how often it committed. */
function counted(): {
  store: Store;
  write: (name: string) => string;
  names: () => unknown[];
  commits: () => number;
} {
  const real = emptyStore();
  real.statement('CREATE TABLE names (name TEXT PRIMARY KEY)').run();
  const insert = real.statement('INSERT INTO names VALUES (?)');
  let commits = 0;
  const store: Store = {
    ...real,
    transaction: (work) => {
      const isOuter = !real.inTransaction();
      const result = real.transaction(work);
      if (isOuter) commits += 1;
      return result;
    },
  };
  return {
    store,
    write: (name) =>
      store.transaction(() => {
        insert.run(name);
        if (name === 'fails') throw new Error('It fails after its write.');
        return name;
      }),
    names: () => [...real.rows('SELECT name FROM names ORDER BY name')].map(({ name }) => name),
    commits: () => commits,
  };
}

describe('work that arrives together', () => {
  it('shares one commit, and is told of only after it', async () => {
    const { store, write, names, commits } = counted();
    const together = groupCommit(store);
    const told: string[] = [];
    const all = ['a', 'b', 'c'].map((name) =>
      together(() => {
        expect(told).toEqual([]);
        return write(name);
      }).then((result) => {
        expect(store.inTransaction()).toBe(false);
        told.push(result);
      }),
    );
    await Promise.all(all);
    expect(told).toEqual(['a', 'b', 'c']);
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(commits()).toBe(1);
  });

  it('sees what came before it in the same group', async () => {
    const { store, write, names } = counted();
    const together = groupCommit(store);
    const seen = await Promise.all([together(() => write('a')), together(() => names())]);
    expect(seen).toEqual(['a', ['a']]);
  });

  it('goes on without the one that fails, which leaves nothing behind', async () => {
    const { store, write, names, commits } = counted();
    const together = groupCommit(store);
    const [first, failed, last] = await Promise.allSettled(
      ['a', 'fails', 'b'].map((name) => together(() => write(name))),
    );
    expect([first?.status, failed?.status, last?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(names()).toEqual(['a', 'b']);
    expect(commits()).toBe(1);
  });

  it('is done alone, each in its own transaction, where the common one is lost', async () => {
    const { store, write, names, commits } = counted();
    const together = groupCommit(store);
    let isFirst = true;
    const loses = (): string => {
      if (!isFirst) return write('b');
      isFirst = false;
      // What the database does by itself when the disk is full.
      store.statement('ROLLBACK').run();
      throw new Error('The disk is full.');
    };
    const all = await Promise.all([together(() => write('a')), together(loses), together(() => write('c'))]);
    expect(all).toEqual(['a', 'b', 'c']);
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(commits()).toBe(3);
  });

  it('is refused where nothing can be written, and the next group begins anew', async () => {
    const { store, write } = counted();
    const together = groupCommit(store);
    await expect(together(() => write('fails'))).rejects.toThrow('It fails after its write.');
    await expect(together(() => write('a'))).resolves.toBe('a');
    store.close();
    await expect(together(() => write('b'))).rejects.toThrow();
  });

  it('is not done at all while another program holds the database, and nobody waits twice', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sdap-held-')), 'held.sqlite');
    const [ours, theirs] = [file, file].map((path) => openStore(path, join(ROOT, 'db/migrations')));
    if (!ours || !theirs) return;
    ours.statement('PRAGMA busy_timeout = 1').all();
    const together = groupCommit(ours);
    const work = vi.fn(() => ours.transaction(() => 'done'));
    theirs.statement('BEGIN IMMEDIATE').run();
    const held = await Promise.allSettled([together(work), together(work)]);
    expect(held).toMatchObject([{ reason: { code: 'SQLITE_BUSY' } }, { reason: { code: 'SQLITE_BUSY' } }]);
    expect(work).not.toHaveBeenCalled();
    theirs.statement('ROLLBACK').run();
    expect(await together(work)).toBe('done');
    for (const store of [ours, theirs]) store.close();
  });
});

describe('requests', () => {
  it('are looked at together, before the group that they join', async () => {
    const { store, write, names, commits } = counted();
    const together = groupCommit(store);
    const order: string[] = [];
    const come = async (name: string): Promise<void> => {
      await together.gathered();
      order.push(`${name} is looked at`);
      await together(() => write(name));
      order.push(`${name} is answered`);
    };
    await Promise.all([come('a'), come('b')]);
    expect(order).toEqual(['a is looked at', 'b is looked at', 'a is answered', 'b is answered']);
    expect([names(), commits()]).toEqual([['a', 'b'], 1]);
  });

  it('that come while others are looked at, or a group is written, wait for no further one', async () => {
    const { store, write } = counted();
    const together = groupCommit(store);
    const within: Promise<void>[] = [];
    await together.gathered();
    within.push(together.gathered());
    await together(() => {
      within.push(together.gathered());
      return write('a');
    });
    await Promise.all(within);
  });

  it('of which nothing is written cost no commit', async () => {
    const { store, commits } = counted();
    await groupCommit(store).gathered();
    expect(commits()).toBe(0);
  });

  it('that go on coming are looked at all the same', async () => {
    const { store } = counted();
    let now = 0;
    const together = groupCommit(store, () => now);
    let isOver = false;
    const comeOn = (): void => {
      now += 1;
      together.arrives();
      if (!isOver) setImmediate(comeOn);
    };
    comeOn();
    await together.gathered();
    isOver = true;
    expect(now).toBeLessThan(30);
  });
});

describe('new calls', () => {
  /** Work that takes so many milliseconds of a clock that only work moves. */
  const slowLine = () => {
    const { store, write, names, commits } = counted();
    let now = 0;
    const together = groupCommit(store, () => now);
    const lasting = (ms: number, name: string) => (): string => {
      now += ms;
      return write(name);
    };
    return { together, lasting, names, commits, pass: (ms: number) => (now += ms) };
  };
  const named = (prefix: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}`);

  it('wait while calls under way are answered, and share their commit where they are few', async () => {
    const { together, lasting, names, commits } = slowLine();
    await Promise.all([together.whenFree(lasting(1, 'new')), together(lasting(1, 'turn'))]);
    expect([names(), commits()]).toEqual([['new', 'turn'], 1]);
  });

  it('do not keep a turn waiting that comes after many of them', async () => {
    const { together, lasting } = slowLine();
    const order: string[] = [];
    const begun = named('new', 100).map((name) =>
      together.whenFree(lasting(1, name)).then(() => order.push(name)),
    );
    await begun[0];
    await together(lasting(1, 'turn')).then(() => order.push('turn'));
    await Promise.all(begun);
    expect(order.indexOf('turn')).toBeLessThan(70);
    expect(order).toHaveLength(101);
  });

  it('that have waited too long are not begun, and those behind them are', async () => {
    const { together, lasting, names, pass } = slowLine();
    const late = together.whenFree(lasting(1, 'late'));
    pass(2_001);
    const soon = together.whenFree(lasting(1, 'soon'));
    expect(await Promise.all([late, soon])).toEqual([undefined, 'soon']);
    expect(names()).toEqual(['soon']);
  });

  it('find the line behind while others have waited for a second, and not any more once those are served', async () => {
    const { together, lasting, pass } = slowLine();
    expect(together.isBehind()).toBe(false);
    const waits = together.whenFree(lasting(1, 'waits'));
    pass(1_001);
    expect(together.isBehind()).toBe(true);
    await waits;
    expect(together.isBehind()).toBe(false);
  });

  it('find it behind after two groups that took a second, one accident is none; and not for long', async () => {
    const { together, lasting, pass } = slowLine();
    await together(lasting(1_001, 'a'));
    expect(together.isBehind()).toBe(false);
    await together(lasting(1_001, 'b'));
    expect(together.isBehind()).toBe(true);
    pass(2_000);
    expect(together.isBehind()).toBe(false);
  });

  it('have room for as many as can be carried to their end, once others wait', async () => {
    const { together, lasting } = slowLine();
    expect(together.hasRoom()).toBe(true);
    await Promise.all(named('turn', 400).map((name) => together(lasting(1, name))));
    const begun = named('new', 500).filter((name) => {
      const hasRoom = together.hasRoom();
      if (hasRoom) void together.whenFree(lasting(1, name));
      return hasRoom;
    });
    expect(begun).toHaveLength(50);
  });

  it('find it behind where more wait than memory has room for', async () => {
    const { together } = slowLine();
    const all = named('new', 5_000).map(() => together.whenFree(() => 0));
    expect(together.isBehind()).toBe(true);
    await Promise.all(all);
    expect(together.isBehind()).toBe(false);
  });
});
