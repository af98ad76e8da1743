import type { Actor } from '../staff/ports.ts';
import type { FlowProblem, ReleaseAnswer, ReleaseState, ReleaseSummary } from './api-types.ts';
import { draftOf, endDraft, putDraft } from './drafts.ts';
import type { FlowPorts, FlowSet, Release } from './ports.ts';
import { problemsOfSet } from './problems.ts';
import { FlowRefusal } from './refusal.ts';
import { difference, inOrder, liveSet, setAt, setOf } from './set.ts';

/** What is to be made: the number is given when it is kept. */
type NewRelease = Omit<Release, 'number' | 'calledOffAt'>;

/** Every release, the newest number first. */
export function releaseSummaries(ports: FlowPorts): ReleaseSummary[] {
  const all = ports.releases.all();
  const now = ports.clock.now();
  const live = ports.releases.liveAt(now);
  return all
    .toSorted((a, b) => b.number - a.number)
    .map(({ number, liveAt, by, note, restores, calledOffAt, flows }) => ({
      ...{ number, liveAt, by, note, restores },
      state: stateOf({ number, liveAt, calledOffAt }, live, now),
      flows: [...flows.keys()].toSorted(),
    }));
}

function stateOf(
  { number, liveAt, calledOffAt }: Pick<Release, 'number' | 'liveAt' | 'calledOffAt'>,
  live: number | undefined,
  now: number,
): ReleaseState {
  if (calledOffAt !== null) return 'called-off';
  if (number === live) return 'live';
  return liveAt > now ? 'planned' : 'past';
}

/**
 * Makes drafts live, now or at a time to come. Nothing is made live that has a problem, neither now nor together with
 * what is planned.
 * Throws FlowRefusal: no-draft, not-in-the-future, nothing-changes, flow-problems.
 */
export function publish(
  ports: FlowPorts,
  actor: Actor,
  { flows, note, liveAt }: { flows: readonly string[]; note: string; liveAt: number | null },
): ReleaseAnswer {
  return ports.transaction(() => {
    const now = ports.clock.now();
    if (liveAt !== null && liveAt <= now) {
      throw new FlowRefusal('not-in-the-future', 'This time is over. Choose a later one, or publish now.');
    }
    const sources = new Map(flows.map((id) => [id, sourceOfDraft(ports, id)]));
    const at = liveAt ?? now;
    const before = setOf(inOrder(ports.releases.all()).filter((one) => one.liveAt <= at));
    if ([...sources].every(([id, source]) => before.get(id) === source)) {
      throw new FlowRefusal(
        'nothing-changes',
        'These drafts are what is live already. Change something first.',
      );
    }
    const release = { liveAt: at, by: actor.name, note, restores: null, flows: sources };
    refuseProblems(problemsWith(ports, release));
    const number = ports.releases.add(release);
    for (const id of sources.keys()) endDraft(ports, id);
    record(ports, actor, liveAt === null ? 'release.published' : 'release.planned', number);
    return answer(ports, number);
  });
}

/**
 * Makes a release whose flows are exactly those of an older one. It always can be made when that one is still sound;
 * what is planned and does not fit to it is called off.
 * Throws FlowRefusal: unknown-release, not-live-yet, nothing-changes, flow-problems.
 */
export function restore(ports: FlowPorts, actor: Actor, number: number, note: string): ReleaseAnswer {
  return ports.transaction(() => {
    const all = ports.releases.all();
    const wanted = releaseOf(all, number);
    const liveAt = ports.clock.now();
    if (wanted.calledOffAt !== null || wanted.liveAt > liveAt) {
      throw new FlowRefusal('not-live-yet', `Release ${number} was never live. Choose one that was.`);
    }
    const set = setAt(all, number);
    const flows = difference(liveSet(ports), set);
    if (flows.size === 0)
      throw new FlowRefusal('nothing-changes', `What is live is release ${number} already.`);
    refuseProblems(problemsOfSet(ports, set));
    const made = ports.releases.add({ liveAt, by: actor.name, note, restores: number, flows });
    const calledOff = callOffUnsound(ports, actor);
    record(ports, actor, 'release.restored', made);
    return { ...answer(ports, made), calledOff };
  });
}

/**
 * Calls a planned release off. Its flows are drafts again, but for those of which there is a newer draft.
 * Throws FlowRefusal: unknown-release, not-planned, flow-problems where a later plan needs it.
 */
export function callOff(ports: FlowPorts, actor: Actor, number: number): ReleaseAnswer {
  return ports.transaction(() => {
    const release = releaseOf(ports.releases.all(), number);
    const now = ports.clock.now();
    if (release.calledOffAt !== null || release.liveAt <= now) {
      throw new FlowRefusal('not-planned', `Release ${number} is not planned any more. Load the list again.`);
    }
    callOffOne(ports, actor, release);
    refuseProblems(problemsOfPlans(ports, ports.releases.all()).flatMap(({ problems }) => problems));
    return answer(ports, number);
  });
}

/** The problems that there would be with one more release: in itself, and in all that is planned after it. */
export function problemsWith(ports: FlowPorts, release: NewRelease): FlowProblem[] {
  const all = ports.releases.all();
  const number = Math.max(0, ...all.map((one) => one.number)) + 1;
  const together = [...all, { ...release, number, calledOffAt: null }];
  return [
    ...problemsOfSet(ports, setAt(together, number)),
    ...problemsOfPlans(ports, together)
      .filter((plan) => plan.number !== number && plan.liveAt >= release.liveAt)
      .flatMap((plan) => plan.problems.map((problem) => inPlan(problem, plan.number))),
  ];
}

function problemsOfPlans(
  ports: FlowPorts,
  all: readonly Release[],
): (Release & { problems: FlowProblem[] })[] {
  return inOrder(all)
    .filter(({ liveAt }) => liveAt > ports.clock.now())
    .map((plan) => ({ ...plan, problems: problemsOfSet(ports, setAt(all, plan.number)) }));
}

const inPlan = (problem: FlowProblem, number: number): FlowProblem => ({
  ...problem,
  plan: number,
  message: `Together with release ${number}, which is planned: ${problem.message}`,
});

function callOffUnsound(ports: FlowPorts, actor: Actor): number[] {
  const calledOff: number[] = [];
  // One at a time: the next plan may be sound without the one before it.
  for (;;) {
    const unsound = problemsOfPlans(ports, ports.releases.all()).find(({ problems }) => problems.length > 0);
    if (!unsound) return calledOff;
    callOffOne(ports, actor, unsound);
    calledOff.push(unsound.number);
  }
}

function callOffOne(ports: FlowPorts, actor: Actor, { number, flows }: Release): void {
  ports.releases.callOff(number, ports.clock.now());
  for (const [id, source] of flows) {
    if (source !== null && !draftOf(ports, id)) putDraft(ports, actor.name, id, source);
  }
  record(ports, actor, 'release.called-off', number);
}

function refuseProblems(problems: FlowProblem[]): void {
  if (problems.length === 0) return;
  const what = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new FlowRefusal('flow-problems', `There is ${what}. Mend it and try again.`, { problems });
}

function sourceOfDraft({ drafts }: FlowPorts, id: string): string {
  const source = drafts.find(id)?.source;
  if (!source) throw new FlowRefusal('no-draft', `The flow ${id} has no draft. Load the list again.`);
  return source;
}

export function releaseOf(all: readonly Release[], number: number): Release {
  const found = all.find((one) => one.number === number);
  if (!found) throw new FlowRefusal('unknown-release', `There is no release ${number}. Load the list again.`);
  return found;
}

function answer(ports: FlowPorts, number: number): ReleaseAnswer {
  const release = releaseSummaries(ports).find((one) => one.number === number);
  if (!release) throw new Error(`Release ${number} is gone.`);
  return { release, calledOff: [] };
}

/** The log of what staff did keeps the names of the texts; what was said is in the releases. */
function record(ports: FlowPorts, actor: Actor, action: string, number: number): void {
  const all = ports.releases.all();
  const { flows, liveAt, note } = releaseOf(all, number);
  const before = setAt(all, previousOf(all, number) ?? 0);
  const sides = (set: FlowSet | Release['flows']) =>
    Object.fromEntries([...flows.keys()].map((id) => [id, set.get(id)?.slice(0, 12) ?? null]));
  ports.audit.record({
    ...{ actor, action, subject: { kind: 'release', id: String(number) } },
    before: { flows: sides(before) },
    after: { flows: sides(flows), liveAt: new Date(liveAt).toISOString(), note },
  });
}

/** The release before another in the order in which they go live; that one may be called off. */
export function previousOf(all: readonly Release[], number: number): number | undefined {
  const { liveAt } = releaseOf(all, number);
  return inOrder(all).findLast((one) => one.liveAt < liveAt || (one.liveAt === liveAt && one.number < number))
    ?.number;
}
