import { changed, everywhen, newHistory, redone, undone, type History } from './history.ts';
import { joined, takeTheirs, type Clash } from './merge.ts';
import { sameJson, type FlowJson, type Places } from './flow.ts';

/** A flow as the line keeps it. */
export interface Kept {
  /** Of the draft; null while there is none. */
  revision: number | null;
  flow: FlowJson;
}

/** Everything that the editor knows of the flow in it. */
export interface Editing {
  history: History;
  /** What the line had when it was last asked or told: what others do is compared with it. */
  base: Kept;
  /** Where cards stand that nobody moved; null until they were arranged. */
  arranged: Places | null;
  /** The card that is worked on, others that were chosen with it, and from which one the arrow keys came to it. */
  selected: string | null;
  also: readonly string[];
  cameFrom: string | null;
  /** What both changed: the person decides before anything goes on to the line. */
  clashes: readonly Clash[];
}

export type Act =
  // Or what is done to the flow of that moment, for parts that may see an older one.
  | { type: 'change'; flow: FlowJson | ((now: FlowJson) => FlowJson); about?: string; select?: string | null }
  | { type: 'rename'; flow: FlowJson; from: string; to: string }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'select'; node: string | null; cameFrom?: string; add?: boolean }
  | { type: 'arranged'; places: Places }
  | { type: 'kept'; kept: Kept }
  | { type: 'theirs'; kept: Kept }
  // The line has another flow now, which this person wanted: a file, or what is live.
  | { type: 'replaced'; kept: Kept }
  | { type: 'decide'; clash: Clash; take: 'mine' | 'theirs' };

/** In: what the line has, and work of before that never reached it, where there is some. */
export function beginEditing(base: Kept, unsaved: FlowJson | null = null): Editing {
  const history = newHistory(base.flow);
  return {
    history: unsaved ? changed(history, unsaved) : history,
    base,
    arranged: null,
    selected: null,
    also: [],
    cameFrom: null,
    clashes: [],
  };
}

export const hasUnsaved = ({ history, base }: Editing): boolean => !sameJson(history.present, base.flow);

/** One step of the editor. Pure. */
export function edited(state: Editing, act: Act): Editing {
  switch (act.type) {
    case 'change': {
      const { present } = state.history;
      const flow = typeof act.flow === 'function' ? act.flow(present) : act.flow;
      return {
        ...withHistory(state, changed(state.history, flow, act.about)),
        ...(act.select !== undefined && { selected: act.select, also: [], cameFrom: null }),
      };
    }
    case 'rename':
      return {
        ...withHistory(state, changed(state.history, act.flow)),
        selected: act.to,
        // Undone, it stands where it stood.
        arranged: state.arranged && { ...state.arranged, [act.to]: state.arranged[act.from] ?? [0, 0] },
      };
    case 'undo':
      return withHistory(state, undone(state.history));
    case 'redo':
      return withHistory(state, redone(state.history));
    case 'select':
      return {
        ...state,
        selected: act.node,
        also: act.add ? withAlso(state, act.node) : [],
        cameFrom: act.cameFrom ?? null,
      };
    case 'arranged':
      return { ...state, arranged: act.places };
    case 'kept':
      return { ...state, base: act.kept };
    case 'theirs':
      return withTheirs(state, act.kept);
    case 'replaced':
      return { ...withHistory(state, changed(state.history, act.kept.flow)), base: act.kept };
    case 'decide':
      return decided(state, act.clash, act.take);
  }
}

/** The cards chosen so far, before this one. */
const withAlso = ({ selected, also }: Editing, node: string | null): string[] => [
  ...new Set([...also, ...(selected === null ? [] : [selected])].filter((one) => one !== node)),
];

/** Every card that is chosen. */
export const chosenOf = ({ selected, also }: Editing): string[] =>
  selected === null ? [] : [...also, selected];

/** A card that is no more cannot be worked on. */
function withHistory(state: Editing, history: History): Editing {
  const isThere = (name: string | null): name is string => name !== null && name in history.present.nodes;
  const { selected, also } = state;
  return { ...state, history, selected: isThere(selected) ? selected : null, also: also.filter(isThere) };
}

/** Joins another person's work with this one, at every moment of the history. */
function withTheirs(state: Editing, theirs: Kept): Editing {
  const base = state.base.flow;
  const { clashes } = joined(base, state.history.present, theirs.flow);
  const history = everywhen(state.history, (flow) => joined(base, flow, theirs.flow).flow);
  return { ...withHistory(state, history), base: theirs, clashes: [...state.clashes, ...clashes] };
}

function decided(state: Editing, clash: Clash, take: 'mine' | 'theirs'): Editing {
  const { history } = state;
  const flow = take === 'theirs' ? takeTheirs(history.present, clash) : history.present;
  const clashes = state.clashes.filter((one) => one !== clash);
  return { ...withHistory(state, changed(history, flow)), clashes };
}
