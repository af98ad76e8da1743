import type { Findings } from './findings.ts';
import type { Kept } from './kept.ts';
import type { Account, AnsweredTurn } from './ledger.ts';
import type { FactKind } from './plans.ts';

/** What the keys of a rating mean, by the order in which the choices were read: the scale of docs, not the line's code. */
const POINTS = { good: ['5', '4', '3'], bad: ['1', '2', '3'] };
const KEPT = ['yes', 'partly', 'no'];

const turned = <One>(list: One[], rotation: number): One[] => (rotation % 2 === 0 ? list : list.toReversed());

/** What a caller was told of one call, beside what is there of it. */
export function compareCall(findings: Findings, account: Account, kept: Kept | undefined): void {
  const { sid, turns } = account;
  if (turns.length === 0) return;
  findings.expectOnce('call', kept ? 1 : 0, sid);
  if (!kept) return;
  turns.forEach((turn, index) => compareTurn(findings, account, kept, turn, turns[index - 1]));
  const more = account.unanswered ? 1 : 0;
  findings.expectAtMost('turns', turns.length + more, kept.turns.size, sid);
  compareRows(findings, account, kept);
}

function compareTurn(
  findings: Findings,
  { sid }: Account,
  kept: Kept,
  { turn, digits, clip, fact }: AnsweredTurn,
  before: AnsweredTurn | undefined,
): void {
  const about = `${sid} turn ${turn}`;
  const there = kept.turns.get(turn);
  findings.expectOnce('turn', there ? 1 : 0, about);
  if (there && there.clip !== clip) findings.unsound.push(`another reply is kept: ${about}`);
  if (digits !== null && digits !== '') {
    const pressed = kept.pressed.get(turn) ?? [];
    findings.expectOnce('key', pressed.filter((one) => one === digits).length, about);
    findings.expectAtMost('key', 1, pressed.length, about);
  }
  const facts = kept.facts.get(turn) ?? [];
  if (fact === null) {
    if (facts.length > 0) findings.unsound.push(`a fact that nobody gave: ${about}`);
    return;
  }
  findings.expectOnce(fact, facts.filter(({ kind }) => kind === fact).length, about);
  const value = valueOf(fact, kept.rotation, before?.digits ?? '', digits ?? '');
  if (value !== null && facts[0] && facts[0].value !== value)
    findings.unsound.push(`${fact} ${facts[0].value} and not ${value}: ${about}`);
}

/** What the keys said; null for facts that have no value. */
function valueOf(fact: FactKind, rotation: number, side: string, key: string): string | null {
  if (fact === 'verdict') return turned(KEPT, rotation)[Number(key) - 1] ?? '';
  if (fact !== 'rating' && fact !== 'vote') return null;
  const chosen = turned<keyof typeof POINTS>(['good', 'bad'], rotation)[Number(side) - 1] ?? 'good';
  return turned(POINTS[chosen], rotation)[Number(key) - 1] ?? '';
}

/** The tables beside the log: as many rows as facts that callers were told of. */
function compareRows(
  findings: Findings,
  { sid, turns, unanswered, leftSpeaking }: Account,
  kept: Kept,
): void {
  const rows: [FactKind, number][] = [
    ['rating', kept.ratings.length],
    ['vote', kept.votes.length],
    ['verdict', kept.verdicts.length],
    ['case', kept.cases.length],
    ['text', kept.texts.length],
  ];
  for (const [kind, found] of rows) {
    const told = turns.filter(({ fact }) => fact === kind).length + (kind === 'case' && leftSpeaking ? 1 : 0);
    const most = told + (unanswered?.fact === kind ? 1 : 0);
    if (found < told) findings.lost.push(`row of a ${kind}, ${found} of ${told}: ${sid}`);
    findings.expectAtMost(`row of a ${kind}`, most, found, sid);
  }
  if (leftSpeaking) findings.expectOnce('message of a caller who hung up', kept.cases.length, sid);
}
