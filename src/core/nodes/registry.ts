import { branch } from './branch.ts';
import { chooseLanguage } from './choose-language.ts';
import { choosePlace } from './choose-place.ts';
import { collect } from './collect.ts';
import { describeCase } from './describe-case.ts';
import { forgetCaller } from './forget-caller.ts';
import { goto } from './goto.ts';
import { hearList } from './hear-list.ts';
import { hangup } from './hangup.ts';
import { lookup } from './lookup.ts';
import { menu } from './menu.ts';
import type { NodeType } from './node-type.ts';
import { openHours } from './open-hours.ts';
import { play } from './play.ts';
import { rate } from './rate.ts';
import { recordPrompt } from './record-prompt.ts';
import { scorecard } from './scorecard.ts';
import { sendText } from './send-text.ts';
import { set } from './set.ts';
import { subflow } from './subflow.ts';
import { transfer } from './transfer.ts';
import { voiceMessage } from './voice-message.ts';
import { verdict } from './verdict.ts';
import { whoAnswers } from './who-answers.ts';

/** Every kind of node there is. */
export const NODE_TYPES: readonly NodeType[] = [
  play,
  menu,
  collect,
  chooseLanguage,
  choosePlace,
  hearList,
  lookup,
  openHours,
  rate,
  branch,
  set,
  forgetCaller,
  subflow,
  transfer,
  voiceMessage,
  describeCase,
  sendText,
  recordPrompt,
  goto,
  hangup,
  scorecard,
  verdict,
  whoAnswers,
];

const byType = new Map(NODE_TYPES.map((one) => [one.type, one]));

/** Throws RangeError for a type that no schema lets through. */
export function nodeTypeOf(type: string): NodeType {
  const found = byType.get(type);
  if (!found) throw new RangeError(`There is no node type ${type}.`);
  return found;
}
