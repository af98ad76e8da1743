import { destinationPaths } from '../core/flow/destinations.ts';
import type { FlowSource } from '../core/flow/flow-source.ts';
import { nodesIn } from '../core/flow/node-at.ts';
import type { Flow } from '../core/flow/schema.ts';
import { remembering } from '../core/memo.ts';
import type { CallFacts, FlowWords, LoggedCall } from './call-facts.ts';
import { contributionsOf, type Contribution } from './contributions.ts';
import { factsOf } from './facts-of-call.ts';
import type { TallyStore } from './ports.ts';

/** Brings the sums up to date by at most so many calls. Out: how many there were. */
export type RollUp = (most: number) => number;

/** A call that is known by its version only has no flow any more: its nodes have no topics. */
const NOTHING: FlowWords = {
  topicAt: () => undefined,
  flowOf: (path) => path.split('/')[0] ?? '',
  nodeAt: () => undefined,
};

const MOST_VERSIONS = 50;

/**
 * Adds finished calls to the sums. A call that is there already (its length came late, say) takes back what it had
 * added, in the same transaction: however often and in whatever order calls are rolled up, the sums are the same.
 */
export function rollingUp(store: TallyStore): RollUp {
  const wordsOf = remembering(MOST_VERSIONS, (key: string): FlowWords => {
    const [flowId = '', version = ''] = key.split('@');
    const source = store.source(flowId, version);
    return source ? flowWords(source) : NOTHING;
  });
  return (most) =>
    store.transaction(() => {
      const calls = store.waiting(most);
      if (calls.length === 0) return 0;
      const events = store.events(calls.map(({ id }) => id));
      const batch = new Batch(store);
      const goneBefore = store.goneBefore();
      for (const call of calls) {
        // Its length came when it was deleted already: what it added cannot be taken back any more.
        if (call.startedAt < goneBefore && !store.facts(call.id)) continue;
        const words = wordsOf(`${call.flowId}@${call.flowVersion}`);
        batch.put(call, factsOf(call, events.get(call.id) ?? [], words));
      }
      batch.write();
      store.markSummed(calls.map(({ id }) => id));
      return calls.length;
    });
}

/** What several calls add, row by row of the sums. */
class Batch {
  readonly #store: TallyStore;
  readonly #rows = new Map<string, Contribution>();
  readonly #voted = new Set<string>();

  constructor(store: TallyStore) {
    this.#store = store;
  }

  put({ id }: LoggedCall, facts: CallFacts): void {
    const before = this.#store.facts(id);
    if (before) this.#add(before, -1);
    this.#add(facts, 1);
    this.#store.putFacts(id, facts);
    for (const one of [...(before?.voted ?? []), ...facts.voted]) this.#voted.add(one);
  }

  #add(facts: CallFacts, sign: 1 | -1): void {
    for (const { sum, key, add } of contributionsOf(facts, this.#store.slice(facts))) {
      const name = `${sum} ${key.join('\t')}`;
      const row = this.#rows.get(name);
      if (row) row.add = row.add.map((value, index) => value + sign * (add[index] ?? 0));
      else this.#rows.set(name, { sum, key, add: sign === 1 ? add : add.map((value) => -value) });
    }
  }

  write(): void {
    this.#store.add(this.#rows.values());
    for (const one of this.#voted) {
      const [round = '', facility = ''] = one.split(' ');
      this.#store.countVotes(round, facility);
    }
  }
}

/** What a version of a flow says of its nodes. */
export function flowWords({ flow, subflows }: FlowSource): FlowWords {
  const flows = new Map([flow, ...subflows].map((one) => [one.id, one]));
  const topics = destinationPaths(flow.id, flows);
  const owners = new Map<string, string>();
  nameOwners(flow, flows, flow.id, owners);
  return {
    topicAt: (path) => topics.get(path),
    flowOf: (path) => owners.get(path) ?? flow.id,
    nodeAt: nodesIn({ flow, subflows }),
  };
}

function nameOwners(
  flow: Flow,
  flows: ReadonlyMap<string, Flow>,
  path: string,
  owners: Map<string, string>,
): void {
  for (const [id, node] of Object.entries(flow.nodes)) {
    const here = `${path}/${id}`;
    owners.set(here, flow.id);
    const inner = 'flow' in node ? flows.get(String(node.flow)) : undefined;
    if (inner) nameOwners(inner, flows, here, owners);
  }
}
