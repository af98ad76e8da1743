import type { Utterance } from '../calls/ports.ts';
import type { DialEnd } from '../providers/simulator/simulated-call.ts';
import type { Scene } from '../providers/simulator/scene.ts';

/** The strictest carrier cuts an entry after this gap between two keys. */
export const GAP_SECONDS = 2;

/** How much longer than its length a clip may take before it is given up: slow networks load while they play. */
export const STALL_SECONDS = 20;

/** What the line said in one turn: where the clips are, and what they say where that could be learned. */
export interface SpokenScene {
  clips: SpokenClip[];
  then: Scene['then'];
}

export interface SpokenClip {
  url: string;
  utterance: Utterance | null;
}

/** One entry of the conversation, newest last. */
export type Entry =
  | { type: 'speech'; utterance: Utterance | null }
  | { type: 'keys'; keys: string }
  | { type: 'silence' }
  | { type: 'spoke'; seconds: number }
  | { type: 'dialled'; status: DialEnd }
  | { type: 'text'; body: string }
  | { type: 'ended'; by: EndedBy; seconds: number };

export type EndedBy = 'caller' | 'line' | 'failure';

/** `recording`: the line takes what the caller says. `dialling`: it puts the caller through. */
type Phase =
  | 'idle'
  | 'ringing'
  | 'speaking'
  | 'waiting'
  | 'collecting'
  | 'recording'
  | 'dialling'
  | 'answering'
  | 'ended';

export interface PhoneState {
  phase: Phase;
  /** The person reads and hears nothing: speech is not waited for, and nobody hurries them. */
  readAlong: boolean;
  /** The newest clip could not be played: its text stands in for it, and lasts as long. */
  noSound: boolean;
  answeredAt: number | null;
  scene: SpokenScene | null;
  /** The clip of the scene that is heard, and since when. */
  clip: number;
  clipSince: number;
  /** Keys of the entry under way. */
  digits: string;
  /** Keys pressed while the line was thinking: they belong to its next question. */
  early: string;
  /** When the phase ends by itself; null: it does not. */
  deadline: number | null;
  log: Entry[];
}

/** What happened, and when (milliseconds). */
export type PhoneEvent = { at: number } & (
  | { type: 'dial' }
  | { type: 'scene'; scene: SpokenScene }
  | { type: 'soundStarted' }
  | { type: 'soundFailed' }
  | { type: 'clipEnded' }
  | { type: 'key'; key: string }
  | { type: 'pressNothing' }
  | { type: 'speak'; seconds: number }
  | { type: 'dialEnds'; status: DialEnd }
  | { type: 'text'; body: string }
  | { type: 'timeUp' }
  | { type: 'readAlong'; on: boolean }
  | { type: 'hangUp' }
  | { type: 'failed' }
);

/** What the page must do for the machine. */
export type Command =
  | { type: 'dial' }
  | { type: 'play'; url: string }
  | { type: 'stopSound' }
  | { type: 'answer'; digits: string }
  | { type: 'speak'; seconds: number }
  | { type: 'dialEnds'; status: DialEnd }
  | { type: 'goOn' }
  | { type: 'hangUp'; seconds: number };

export interface Step {
  state: PhoneState;
  commands: Command[];
}

export const newPhone = (readAlong: boolean): PhoneState => ({
  phase: 'idle',
  readAlong,
  noSound: false,
  answeredAt: null,
  scene: null,
  clip: 0,
  clipSince: 0,
  digits: '',
  early: '',
  deadline: null,
  log: [],
});

/** One step of the phone. Pure: what happened goes in; the new state and what must be done come out. */
export function step(state: PhoneState, event: PhoneEvent): Step {
  switch (event.type) {
    case 'dial':
      return isInCall(state)
        ? stay(state)
        : { state: { ...newPhone(state.readAlong), phase: 'ringing' }, commands: [{ type: 'dial' }] };
    case 'scene':
      return isBusy(state) ? beginScene(state, event.scene, event.at) : stay(state);
    case 'soundStarted':
      return stay({ ...state, noSound: false, clipSince: event.at });
    case 'soundFailed':
      return state.phase === 'speaking' ? readInstead(state, event.at) : stay(state);
    case 'clipEnded':
      return state.phase === 'speaking' ? nextClip(state, event.at) : stay(state);
    case 'key':
      return takeKey(state, event.key, event.at);
    case 'pressNothing':
      if (state.phase === 'recording') return speak(state, 0);
      return isListening(state) ? stopSound(state, answer(state)) : stay(state);
    case 'speak':
      return state.phase === 'recording' ? speak(state, event.seconds) : stay(state);
    case 'dialEnds':
      return state.phase === 'dialling' ? dialEnds(state, event.status) : stay(state);
    case 'text':
      return stay(add(state, { type: 'text', body: event.body }));
    case 'timeUp':
      return state.deadline !== null && event.at >= state.deadline ? timeUp(state, event.at) : stay(state);
    case 'readAlong':
      return setReadAlong({ ...state, readAlong: event.on }, event.at);
    case 'hangUp':
      return isInCall(state) ? end(state, 'caller', event.at) : stay(state);
    case 'failed':
      return isInCall(state) ? end(state, 'failure', event.at) : stay(state);
  }
}

export const isInCall = ({ phase }: PhoneState): boolean => phase !== 'idle' && phase !== 'ended';

/** True when a key would be an answer: a key during the question interrupts it. */
export const isListening = ({ phase, scene }: PhoneState): boolean =>
  phase === 'waiting' || phase === 'collecting' || (phase === 'speaking' && scene?.then.type === 'gather');

export const talkSeconds = ({ answeredAt }: PhoneState, at: number): number =>
  answeredAt === null ? 0 : Math.max(0, Math.round((at - answeredAt) / 1000));

const isBusy = ({ phase }: PhoneState): boolean => phase === 'ringing' || phase === 'answering';

const stay = (state: PhoneState): Step => ({ state, commands: [] });

const first = (commands: Command[], next: Step): Step => ({
  state: next.state,
  commands: [...commands, ...next.commands],
});

const stopSound = ({ phase, readAlong }: PhoneState, next: Step): Step =>
  phase === 'speaking' && !readAlong ? first([{ type: 'stopSound' }], next) : next;

const add = (state: PhoneState, ...entries: Entry[]): PhoneState => ({
  ...state,
  log: [...state.log, ...entries],
});

function beginScene(state: PhoneState, scene: SpokenScene, at: number): Step {
  const begun: PhoneState = { ...state, scene, digits: '', answeredAt: state.answeredAt ?? at };
  // Whoever types ahead has heard enough, as at any phone that keeps the keys; what is left over waits its turn.
  const typedAhead = scene.then.type === 'gather' && state.early !== '';
  if (!state.readAlong && !typedAhead) return playClip(begun, 0, at);
  const read = afterSpeech(add(begun, ...scene.clips.map(({ utterance }) => speech(utterance))), at);
  return typedAhead ? takeEarly({ ...read.state, early: '' }, state.early, at) : read;
}

const speech = (utterance: Utterance | null): Entry => ({ type: 'speech', utterance });

const takeEarly = (state: PhoneState, keys: string, at: number): Step =>
  [...keys].reduce<Step>((so, key) => first(so.commands, takeKey(so.state, key, at)), stay(state));

function playClip(state: PhoneState, index: number, at: number): Step {
  const clip = state.scene?.clips[index];
  if (!clip) return afterSpeech(state, at);
  const seconds = clip.utterance?.seconds ?? 0;
  return {
    state: {
      ...add(state, speech(clip.utterance)),
      phase: 'speaking',
      clip: index,
      clipSince: at,
      deadline: at + (seconds + STALL_SECONDS) * 1000,
    },
    commands: [{ type: 'play', url: clip.url }],
  };
}

const nextClip = (state: PhoneState, at: number): Step => playClip(state, state.clip + 1, at);

/** The text stands in for the clip and takes the clip's time. */
function readInstead(state: PhoneState, at: number): Step {
  const seconds = state.scene?.clips[state.clip]?.utterance?.seconds ?? 0;
  return stay({ ...state, noSound: true, clipSince: at, deadline: at + seconds * 1000 });
}

/** The line has said everything: it waits for the first key, or is gone. */
function afterSpeech(state: PhoneState, at: number): Step {
  const then = state.scene?.then;
  switch (then?.type) {
    case 'gather':
    case 'record': {
      const phase = then.type === 'gather' ? 'waiting' : 'recording';
      return stay({ ...state, phase, deadline: state.readAlong ? null : at + then.seconds * 1000 });
    }
    case 'dial':
      return stay({ ...state, phase: 'dialling', deadline: null });
    case 'redirect':
      return asks(state, { type: 'goOn' });
    case 'hangUp':
    case undefined:
      return end(state, 'line', at);
  }
}

/** The line has the word again. */
const asks = (state: PhoneState, command: Command): Step => ({
  state: { ...state, phase: 'answering', deadline: null, digits: '' },
  commands: [command],
});

const speak = (state: PhoneState, seconds: number): Step =>
  asks(add(state, seconds === 0 ? { type: 'silence' } : { type: 'spoke', seconds }), {
    type: 'speak',
    seconds,
  });

const dialEnds = (state: PhoneState, status: DialEnd): Step =>
  asks(add(state, { type: 'dialled', status }), { type: 'dialEnds', status });

function takeKey(state: PhoneState, key: string, at: number): Step {
  if (state.phase === 'answering') return stay({ ...state, early: state.early + key });
  const then = state.scene?.then;
  if (!isListening(state) || then?.type !== 'gather') return stay(state);
  const digits = state.digits + key;
  const entered = {
    ...withKeys(state, digits),
    phase: 'collecting' as const,
    digits,
    deadline: at + GAP_SECONDS * 1000,
  };
  return stopSound(state, digits.length >= then.numDigits ? answer(entered) : stay(entered));
}

/** An entry of several keys is one entry of the conversation, and grows, unless a text came in between. */
const withKeys = (state: PhoneState, keys: string): PhoneState => {
  const grows = state.digits !== '' && state.log.at(-1)?.type === 'keys';
  return { ...state, log: [...(grows ? state.log.slice(0, -1) : state.log), { type: 'keys', keys }] };
};

function answer(state: PhoneState): Step {
  const { digits } = state;
  return asks(digits === '' ? add(state, { type: 'silence' }) : state, { type: 'answer', digits });
}

function timeUp(state: PhoneState, at: number): Step {
  if (state.phase === 'recording') return speak(state, 0);
  if (state.phase !== 'speaking') return answer(state);
  // Either the text has had its time, or the clip never came to its end.
  return state.noSound ? nextClip(state, at) : stopSound(state, nextClip({ ...state, noSound: true }, at));
}

function setReadAlong(state: PhoneState, at: number): Step {
  if (state.phase === 'speaking' && state.readAlong) {
    const unplayed = (state.scene?.clips ?? [])
      .slice(state.clip + 1)
      .map(({ utterance }) => speech(utterance));
    return first([{ type: 'stopSound' }], afterSpeech(add(state, ...unplayed), at));
  }
  return state.phase === 'waiting' ? afterSpeech(state, at) : stay(state);
}

function end(state: PhoneState, by: EndedBy, at: number): Step {
  const seconds = talkSeconds(state, at);
  const ended: PhoneState = { ...state, phase: 'ended', deadline: null, digits: '', early: '' };
  return stopSound(state, {
    state: add(ended, { type: 'ended', by, seconds }),
    commands: [{ type: 'hangUp', seconds }],
  });
}
