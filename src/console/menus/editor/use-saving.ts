import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft, DraftAnswer, DraftChangedAnswer } from '../../../flows/api-types.ts';
import { ApiError, ask, failureOf } from '../../api.ts';
import { queries } from '../../queries.ts';
import { readFlow } from '../api.ts';
import { hasUnsaved, type Act, type Editing, type Kept } from '../model/editing.ts';
import type { FlowJson } from '../model/flow.ts';
import { forgetUnsaved, keepUnsaved } from './unsaved.ts';

/** What tells of drafts: old after a save, and asked for anew when it is shown next. */
const lists = ['/flows', '/releases/draft/changes'];

/** After the last change. */
const WAIT_MS = 900;
const RETRY_MS = 3_000;
/** How often it is asked whether another person saved something. */
const LOOK_MS = 10_000;

export type SavingState = 'saved' | 'waiting' | 'saving' | 'offline' | 'clash' | 'failed';

export interface Saving {
  state: SavingState;
  /** Why the line refuses the draft, where it does. */
  error: unknown;
  /** Saves now. @returns whether the line has everything. */
  flush(): Promise<boolean>;
}

interface Parts {
  person: string;
  editing: Editing;
  act: (act: Act) => void;
  /** Told when another person's work came in; null where the draft is gone. */
  joinedBy: (draft: Draft | null) => void;
  mayWrite: boolean;
}

/** Saves the draft by itself, and brings in what others saved. What the line does not have yet is kept here. */
export function useSaving({ person, editing, act, joinedBy, mayWrite }: Parts): Saving {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const newest = useRef(editing);
  const underWay = useRef<Promise<boolean> | null>(null);
  useEffect(() => {
    newest.current = editing;
  }, [editing]);
  const flowId = editing.history.present.id;

  const take = useCallback(
    async (draft: Draft | null) => {
      act({ type: 'theirs', kept: draft ?? (await liveOf(flowId)) });
      joinedBy(draft);
    },
    [act, flowId, joinedBy],
  );

  const save = useCallback(async (): Promise<boolean> => {
    const { history, base, clashes } = newest.current;
    if (!mayWrite || clashes.length > 0) return false;
    if (!hasUnsaved(newest.current)) return true;
    const flow = history.present;
    setBusy(true);
    try {
      const { revision } = await putDraft(base, flow);
      act({ type: 'kept', kept: { revision, flow } });
      lists.forEach((path) => void queries.invalidateQueries({ queryKey: [path], refetchType: 'none' }));
      setError(null);
      if (newest.current.history.present === flow) forgetUnsaved(person, flowId);
      return true;
    } catch (failure) {
      const changed = draftOf(failure);
      if (changed === undefined) setError(failure);
      else await take(changed).catch(setError);
      return false;
    } finally {
      setBusy(false);
    }
  }, [act, flowId, mayWrite, person, take]);

  // One after the other: two at once would look to the line like two people.
  const flush = useCallback(async (): Promise<boolean> => {
    const mine = (underWay.current ?? Promise.resolve(true)).then(save);
    underWay.current = mine;
    const isDone = await mine;
    if (underWay.current === mine) underWay.current = null;
    return isDone;
  }, [save]);

  const unsaved = mayWrite && hasUnsaved(editing);
  const { present } = editing.history;
  const clashing = editing.clashes.length > 0;

  useEffect(() => {
    if (!unsaved || clashing || busy) return;
    const timer = setTimeout(() => void flush(), error ? RETRY_MS : WAIT_MS);
    return () => clearTimeout(timer);
  }, [unsaved, clashing, busy, error, present, editing.base, flush]);

  useKeptHere({ person, unsaved, newest, present, flush });

  useEffect(() => {
    const look = async (): Promise<void> => {
      const { base } = newest.current;
      if (document.hidden || underWay.current || hasUnsaved(newest.current)) return;
      const { draft } = await readFlow(flowId);
      const isSame = (draft?.revision ?? null) === base.revision;
      if (!isSame && newest.current.base === base && !underWay.current) await take(draft);
    };
    const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
    return () => clearInterval(timer);
  }, [flowId, take]);

  return { state: stateOf({ unsaved, clashing, busy, error }), error, flush };
}

/** Keeps what is unsaved on this computer, warns before the page closes, and saves when the screen is left. */
function useKeptHere({
  person,
  unsaved,
  newest,
  present,
  flush,
}: {
  person: string;
  unsaved: boolean;
  newest: { current: Editing };
  present: FlowJson;
  flush: () => Promise<boolean>;
}): void {
  useEffect(() => {
    if (!unsaved) return;
    const keep = (): void =>
      keepUnsaved(person, {
        at: Date.now(),
        base: newest.current.base,
        flow: newest.current.history.present,
      });
    const warn = (event: BeforeUnloadEvent): void => {
      keep();
      event.preventDefault();
    };
    const timer = setTimeout(keep, 200);
    window.addEventListener('beforeunload', warn);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('beforeunload', warn);
    };
  }, [person, unsaved, newest, present]);
  useEffect(
    () => () => {
      if (!hasUnsaved(newest.current)) return;
      const { base, history } = newest.current;
      keepUnsaved(person, { at: Date.now(), base, flow: history.present });
      void flush();
    },
    [person, newest, flush],
  );
}

const putDraft = ({ revision, flow: { id } }: Kept, flow: FlowJson): Promise<DraftAnswer> =>
  ask<DraftAnswer>('PUT', `/flows/${id}/draft`, { revision, flow });

async function liveOf(flowId: string): Promise<Kept> {
  const { live, draft } = await readFlow(flowId);
  if (draft) return draft;
  if (!live) throw new ApiError('not-found', 'The flow is gone.');
  return { revision: null, flow: live };
}

/** The draft that another person saved meanwhile, null where it is gone; undefined for another failure. */
function draftOf(failure: unknown): Draft | null | undefined {
  const { code, answer } = failureOf(failure);
  return code === 'draft-changed' ? (answer as DraftChangedAnswer).draft : undefined;
}

function stateOf(now: { unsaved: boolean; clashing: boolean; busy: boolean; error: unknown }): SavingState {
  if (now.clashing) return 'clash';
  if (!now.unsaved) return 'saved';
  if (now.error) return failureOf(now.error).code === 'unreachable' ? 'offline' : 'failed';
  return now.busy ? 'saving' : 'waiting';
}
