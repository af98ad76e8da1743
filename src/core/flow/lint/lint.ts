import type { Problem } from '../parse.ts';
import type { Flow } from '../schema.ts';
import { keyTwice, noSureOption, reservedKey, starOrHash, tooManyOptions } from './menus.ts';
import { deadEnd, exitNeverTaken, unreachable } from './reach.ts';
import { missingPrompt, missingTitle, subflowLanguage } from './speech.ts';
import { subjectOf, type LintWorld, type Rule } from './subject.ts';
import { subflowCycle, subflowDepth, subflowExits, subflowValues, unknownQuery } from './subflows.ts';
import { valueUnset } from './values.ts';
import { exitNotConnected, exitNotUsed, unknownTarget } from './targets.ts';

const RULES: readonly Rule[] = [
  unknownTarget,
  exitNotConnected,
  exitNotUsed,
  unreachable,
  deadEnd,
  exitNeverTaken,
  missingPrompt,
  missingTitle,
  subflowLanguage,
  tooManyOptions,
  starOrHash,
  reservedKey,
  keyTwice,
  noSureOption,
  subflowExits,
  subflowValues,
  subflowCycle,
  subflowDepth,
  unknownQuery,
  valueUnset,
];

/** Every problem of a flow whose shape is right. None: it compiles, and no caller can get lost in it. */
export function lintFlow(flow: Flow, world: LintWorld): Problem[] {
  const subject = subjectOf(flow, world);
  return RULES.flatMap((rule) => rule(subject));
}
