import { and, asc, count, desc, eq, inArray, isNull, like, lt, or, sql, type SQL } from 'drizzle-orm';
import { caseNotes, caseReplies, cases, recordings } from '../../db/schema.ts';
import type { RecordingState } from '../calls/recording-ports.ts';
import type { CaseReply, CaseRow, CaseStore, Reach } from '../cases/ports.ts';
import { ENDED, WAITING } from '../cases/states.ts';
import type { CaseState } from '../directory/cases.ts';
import { caseDesk } from './case-desk.ts';
import type { Store } from './database.ts';

/** What staff do with cases. No column that leads to the call is ever read here. */
export function caseStore(store: Store): CaseStore {
  const { db } = store;
  const isNumber = (number: string) => eq(cases.number, number);
  const isRecording = (id: string) => eq(recordings.id, id);
  return {
    ...caseDesk(store),
    page: (reach, filter, limit, after) => {
      const wanted = and(
        within(reach),
        ...filtersOf(filter),
        after === undefined ? undefined : behind(after),
      );
      return rowsOf(store, wanted).limit(limit).all().map(caseOf);
    },
    counts: (reach, today) => countsOf(store, reach, today),
    find: (number) => rowsOf(store, isNumber(number)).all().map(caseOf)[0],
    change: (number, values) => {
      store.assertInTransaction();
      db.update(cases)
        .set({ ...values, revision: sql`${cases.revision} + 1` })
        .where(isNumber(number))
        .run();
    },
    notes: (number) =>
      db
        .select({ id: caseNotes.id, at: caseNotes.at, by: caseNotes.by, text: caseNotes.text })
        .from(caseNotes)
        .where(eq(caseNotes.caseNumber, number))
        .orderBy(asc(caseNotes.id))
        .all(),
    addNote: (number, note) => {
      store.assertInTransaction();
      db.insert(caseNotes)
        .values({ ...note, caseNumber: number })
        .run();
    },
    replies: (number) => repliesOf(store, number),
    addReply: (number, { recording, prompt, at, by }) => {
      store.assertInTransaction();
      db.insert(recordings)
        .values({ ...recording, provider: 'staff', state: 'fetched', madeAt: at, fetchedAt: at })
        .run();
      db.insert(caseReplies).values({ caseNumber: number, recording: recording.id, at, by, prompt }).run();
    },
    recording: (id) =>
      db
        .select({ state: recordings.state, seconds: recordings.seconds })
        .from(recordings)
        .where(isRecording(id))
        .get() as { state: RecordingState; seconds: number | null } | undefined,
    replaceRecording: (old, made, at) => {
      store.assertInTransaction();
      const was = db.select().from(recordings).where(isRecording(old)).get();
      if (!was) throw new Error('A recording is gone that was heard a moment ago.');
      const { callId, provider, madeAt } = was;
      // The provider never had this one.
      const facts = { callId, provider, madeAt, state: 'fetched', fetchedAt: at, goneAtProviderAt: at };
      db.insert(recordings)
        .values({ ...made, ...facts })
        .run();
    },
    dropRecording: (id) => {
      store.assertInTransaction();
      db.update(recordings).set({ state: 'dropped' }).where(isRecording(id)).run();
    },
    endedBefore: (time, most) => endedBefore(store, time, most),
  };
}

const COLUMNS = {
  number: cases.number,
  kind: cases.kind,
  topic: cases.topic,
  commune: cases.commune,
  village: cases.village,
  facility: cases.facility,
  recording: cases.recording,
  language: cases.language,
  state: cases.state,
  openedAt: cases.openedAt,
  stateAt: cases.stateAt,
  assignedTo: cases.assignedTo,
  dueOn: cases.dueOn,
  revision: cases.revision,
};

const rowsOf = ({ db }: Store, wanted: SQL | undefined) =>
  db.select(COLUMNS).from(cases).where(wanted).orderBy(desc(cases.openedAt), desc(cases.number));

/** Kinds and states are written by our own types only. */
const caseOf = (row: { kind: string; state: string }): CaseRow => row as CaseRow;

/** A case of no place is for those who see the whole country. */
const within = (reach: Reach): SQL | undefined =>
  reach === null
    ? undefined
    : (or(...reach.map((district) => like(cases.commune, `${district}%`))) ?? sql`0`);

function filtersOf(filter: Parameters<CaseStore['page']>[1]): (SQL | undefined)[] {
  const { state, kind, topic, place, assignedTo, lateOn } = filter;
  return [
    state && eq(cases.state, state),
    kind && eq(cases.kind, kind),
    topic && eq(cases.topic, topic),
    place && like(cases.commune, `${place}%`),
    assignedTo === null ? isNull(cases.assignedTo) : assignedTo && eq(cases.assignedTo, assignedTo),
    lateOn && isLate(lateOn),
  ].map((part) => part || undefined);
}

const isLate = (today: string) => and(inArray(cases.state, [...WAITING]), lt(cases.dueOn, today));

/** The moment of a case is never told: its number stands for it. */
const behind = (number: string): SQL =>
  sql`(${cases.openedAt}, ${cases.number}) < (select opened_at, number from cases where number = ${number})`;

function countsOf({ db }: Store, reach: Reach, today: string): ReturnType<CaseStore['counts']> {
  const states: Record<CaseState, number> = { new: 0, open: 0, answered: 0, closed: 0, rejected: 0 };
  const found = db
    .select({ state: cases.state, count: count() })
    .from(cases)
    .where(within(reach))
    .groupBy(cases.state)
    .all();
  for (const one of found) states[one.state as CaseState] = one.count;
  const late = db
    .select({ count: count() })
    .from(cases)
    .where(and(within(reach), isLate(today)))
    .get();
  return { states, late: late?.count ?? 0 };
}

const repliesOf = ({ db }: Store, number: string): CaseReply[] =>
  db
    .select({
      id: caseReplies.id,
      at: caseReplies.at,
      by: caseReplies.by,
      recording: caseReplies.recording,
      seconds: sql<number>`coalesce(${recordings.seconds}, 0)`,
      prompt: caseReplies.prompt,
    })
    .from(caseReplies)
    .innerJoin(recordings, eq(recordings.id, caseReplies.recording))
    .where(eq(caseReplies.caseNumber, number))
    .orderBy(desc(caseReplies.id))
    .all();

const endedBefore = ({ db }: Store, time: number, most: number): CaseRow[] =>
  db
    .select(COLUMNS)
    .from(cases)
    .innerJoin(recordings, eq(recordings.id, cases.recording))
    .where(
      and(
        inArray(cases.state, [...ENDED]),
        lt(cases.stateAt, time),
        // What was lost has no sound; what is coming will have one.
        inArray(recordings.state, ['fetched', 'expected']),
      ),
    )
    .orderBy(asc(cases.stateAt))
    .limit(most)
    .all()
    .map(caseOf);
