import type { Json } from './events.ts';
import type { Unsent } from './unsent.ts';

/** The machine's memory of one call: plain JSON, no handles, so that a session can be stored after every turn. */
export interface CallContext {
  language: string;
  /** Those that the caller can choose from in this call. */
  languages: string[];
  /** What the flow knows by name; `$caller.commune` in a flow file reads `values.caller.commune`. */
  values: { [name: string]: Json };
  /** State ids of the questions asked so far, the newest last: what key 8 goes back through. */
  history: string[];
  steps: number;
  /** The node that the call is in, as its whole path: flow, calling nodes, node. */
  node: string;
  /** Failures at the question being asked. */
  silences: number;
  wrongKeys: number;
  /** Digits that the question being asked takes at most. */
  expected: number;
  /** The question being asked is for a secret: no log has the digits. */
  secret?: boolean;
  /** What the call waits for; a session of an older line says nothing, and waits for keys. */
  awaits?: Awaited;
  /** Digits of an unfinished entry, page of a list, and the scratch of a node that asks several things in a row. */
  digits: string;
  page: number;
  scratch: { [name: string]: Json };
  /** What the caller is saying; the host looks at it when the call ends. */
  unsent?: Unsent | null;
  /** Decides which choice is offered first where order matters; given by the host, so that the machine stays pure. */
  rotation: number;
}

export type Awaited = 'keys' | 'recording' | 'dial' | 'wait';

/** What the host knows when a call begins. */
export interface CallInput {
  language: string;
  /** Those that can be offered in this call, the first one being the flow's own; without it, those of the flow. */
  languages?: string[];
  caller: {
    commune: string | null;
    returning: boolean;
    /** How the commune is known: from an earlier call, or by the line that was dialled. */
    communeFrom?: 'remembered' | 'line' | null;
    /** Whether this line can send a text message to this phone. */
    canBeTexted?: boolean;
  };
  /** Facts of the line that flows may speak or branch on. */
  line: { [name: string]: Json };
  rotation: number;
}

/** A caller remembered in a language that is not offered goes on in the first one of the flow. */
export function freshContext(languagesOfFlow: string[], input: CallInput): CallContext {
  const languages = input.languages ?? languagesOfFlow;
  return {
    language: languages.includes(input.language) ? input.language : (languages[0] ?? 'km'),
    languages,
    values: { caller: { ...input.caller }, line: { ...input.line } },
    history: [],
    steps: 0,
    node: '',
    silences: 0,
    wrongKeys: 0,
    expected: 1,
    awaits: 'keys',
    digits: '',
    page: 0,
    scratch: {},
    unsent: null,
    rotation: input.rotation,
  };
}
