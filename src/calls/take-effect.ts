import type { Session } from '../core/call/advance.ts';
import type { Effect, LookUp, Remembered, TextMessage } from '../core/call/effects.ts';
import type { Disposition } from '../core/call/events.ts';
import type { Part } from '../core/speech/parts.ts';
import type { Deeds } from './deeds.ts';
import type { CallEventRecord } from './ports.ts';
import type { Reply } from './reply.ts';

/** A reply's ending, but for what only the host knows: the line's number. */
export type Next = Exclude<Reply['then'], { type: 'dial' }> | { type: 'dial'; to: string; seconds: number };

/** What one turn came to, before any of it is written. */
export interface Outcome {
  session: Session;
  parts: Part[];
  /** What the carrier does after the words; the last effect that says so holds. */
  then: Next | null;
  /** How the call ended, if it did. */
  ended: Disposition | null;
  /** The office that is called, by its key where the flow knows it. */
  transfer: { office: string | null } | null;
  /** The look-up that the machine waits for. */
  question: LookUp | null;
  events: CallEventRecord[];
  deeds: Deeds;
  /** Still without the number that they go to. */
  texts: TextMessage[];
  remembered: Remembered;
  /** The caller asked to be forgotten: nothing of this turn is remembered, and all before it is removed. */
  forgets: boolean;
}

type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

/** What each kind of effect does to the outcome of the turn. */
const TAKE: { [Type in Effect['type']]: (outcome: Outcome, effect: EffectOf<Type>) => void } = {
  say: (outcome, { parts }) => {
    outcome.parts.push(...parts);
  },
  gather: (outcome, effect) => {
    outcome.then = effect;
  },
  hangUp: (outcome, { disposition }) => {
    outcome.then = { type: 'hangUp' };
    outcome.ended = disposition;
  },
  lookUp: (outcome, { type: _, ...question }) => {
    outcome.question = question;
  },
  rate: (outcome, { type: _, ...rating }) => {
    outcome.deeds.ratings.push(rating);
    log(outcome, 'rated', { ...rating });
  },
  vote: (outcome, { type: _, ...vote }) => {
    outcome.deeds.votes.push(vote);
    log(outcome, 'voted', { ...vote });
  },
  // The log points at a call, and a call at its caller: what people say of themselves stays out of it.
  voterGroup: (outcome, { type: _, ...group }) => {
    outcome.deeds.voterGroups.push(group);
  },
  verdict: (outcome, { type: _, ...verdict }) => {
    outcome.deeds.verdicts.push(verdict);
    log(outcome, 'judged', { ...verdict });
  },
  remember: (outcome, { type: _, ...remembered }) => {
    if (outcome.forgets) return;
    Object.assign(outcome.remembered, remembered);
    log(outcome, 'remembered', { ...remembered });
  },
  recordVoice: (outcome, { maxSeconds, silenceSeconds, endKey }) => {
    outcome.then = { type: 'record', maxSeconds, silenceSeconds, endKey };
  },
  dial: (outcome, { to, office, seconds }) => {
    outcome.then = { type: 'dial', to, seconds };
    outcome.transfer = { office };
    log(outcome, 'dialling', { to });
  },
  goOn: (outcome) => {
    outcome.then = { type: 'goOn' };
  },
  openCase: (outcome, { type: _, ...opened }) => {
    outcome.deeds.cases.push(opened);
    log(outcome, 'caseOpened', { kind: opened.kind, recording: opened.recording });
  },
  describeCase: (outcome, { type: _, ...described }) => {
    outcome.deeds.caseDescriptions.push(described);
    log(outcome, 'caseDescribed', {});
  },
  dropRecording: (outcome, { recording }) => {
    outcome.deeds.droppedRecordings.push(recording);
    log(outcome, 'recordingDropped', { recording });
  },
  // What it says stays out of the log.
  sendText: (outcome, { type: _, ...text }) => {
    outcome.texts.push(text);
    outcome.events.push({ type: 'textAsked', node: text.node, data: { kind: text.kind } });
  },
  keepTake: (outcome, { type: _, ...take }) => {
    outcome.deeds.keptTakes.push(take);
    log(outcome, 'takeKept', { ...take });
  },
  useSpeakerCode: (outcome, { speakerCode }) => {
    outcome.deeds.usedSpeakerCodes.push(speakerCode);
  },
  forgetCaller: (outcome) => {
    outcome.forgets = true;
    outcome.texts = [];
    outcome.remembered = {};
    log(outcome, 'forgotten', {});
  },
  record: (outcome, { fact: { type, node, ...data } }) => {
    outcome.events.push({ type, node, data });
  },
};

/** Takes one effect into the outcome. */
export function takeEffect(outcome: Outcome, effect: Effect): void {
  const take = TAKE[effect.type] as (outcome: Outcome, effect: Effect) => void;
  take(outcome, effect);
}

/** A deed that an effect names is a fact of the log too, at the node that the call is in. */
function log(outcome: Outcome, type: string, data: CallEventRecord['data']): void {
  outcome.events.push({ type, node: outcome.session.context.node, data });
}
