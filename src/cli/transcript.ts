import type { Utterance, UtteranceClip } from '../calls/ports.ts';
import type { Scene } from '../providers/simulator/scene.ts';

/** One utterance as lines: what is said, and by which clips. A pause is a bar. */
export function utteranceLines(utterance: Utterance): string[] {
  return [
    `  ${joined(utterance.clips, textOf)}`,
    `  [${joined(utterance.clips, idOf)}]`,
    ...(utterance.clips.some((clip) => 'state' in clip && clip.state === 'draft') ? ['  (draft voice)'] : []),
  ];
}

const joined = (clips: UtteranceClip[], of: (clip: UtteranceClip) => string): string =>
  clips.map(of).join(' ');

const textOf = (clip: UtteranceClip): string => ('pause' in clip ? '|' : clip.text);

const idOf = (clip: UtteranceClip): string => ('pause' in clip ? '|' : `${clip.language}/${clip.prompt}`);

/** What the line waits for after it has spoken. */
export function waitLine({ then }: Scene): string {
  if (then.type === 'record')
    return `  -- records up to ${then.maxSeconds} s, until ${then.endKey} or silence`;
  if (then.type === 'dial') return `  -- calls ${then.to}, showing ${then.callerId}`;
  if (then.type === 'redirect') return '  -- goes on by itself';
  if (then.type !== 'gather') return '  -- the line hangs up';
  const keys = then.numDigits === 1 ? 'a key' : `up to ${then.numDigits} keys`;
  return `  -- waits for ${keys}, ${then.seconds} s`;
}

/** A text message that came to the phone. */
export const textLine = (body: string): string =>
  `  a text arrives: ${body.split('\n').join('\n                  ')}`;
