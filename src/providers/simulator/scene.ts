import { readDocument, type Verb } from '../twiml/document.ts';

/** What a document makes a phone do: clips to play, then a wait for keys or speech, another party, a jump, the end. */
export interface Scene {
  /** URLs in order. Those of a gather can be interrupted by a key. */
  clips: string[];
  then:
    | { type: 'gather'; action: string; numDigits: number; seconds: number }
    | { type: 'record'; action: string; empty: string; maxSeconds: number; seconds: number; endKey: string }
    | { type: 'dial'; action: string; to: string; callerId: string; seconds: number }
    | { type: 'redirect'; url: string }
    | { type: 'hangUp' };
}

/**
 * Executes a TwiML document as far as a carrier would before it needs the caller.
 * Throws SyntaxError for what a carrier would not know: the simulator is stricter than any of them.
 */
export function readScene(xml: string): Scene {
  const root = readDocument(xml);
  if (root.name !== 'Response') throw new SyntaxError(`The root is ${root.name}.`);
  const clips: string[] = [];
  for (const [index, verb] of root.inside.entries()) {
    if (verb.name === 'Play') clips.push(verb.text);
    else return { clips: [...clips, ...clipsInside(verb)], then: endOf(verb, root.inside[index + 1]) };
  }
  return { clips, then: { type: 'hangUp' } };
}

const clipsInside = (verb: Verb): string[] =>
  verb.inside.filter((one) => one.name === 'Play').map((one) => one.text);

function endOf(verb: Verb, next: Verb | undefined): Scene['then'] {
  switch (verb.name) {
    case 'Gather':
      return {
        type: 'gather',
        action: verb.attributes['action'] ?? '',
        numDigits: Number(verb.attributes['numDigits']),
        seconds: Number(verb.attributes['timeout']),
      };
    case 'Record':
      return {
        type: 'record',
        action: verb.attributes['action'] ?? '',
        // Where a carrier goes on when nothing was said.
        empty: next?.text ?? '',
        maxSeconds: Number(verb.attributes['maxLength']),
        seconds: Number(verb.attributes['timeout']),
        endKey: verb.attributes['finishOnKey'] ?? '',
      };
    case 'Dial':
      return {
        type: 'dial',
        action: verb.attributes['action'] ?? '',
        to: verb.text,
        callerId: verb.attributes['callerId'] ?? '',
        seconds: Number(verb.attributes['timeout']),
      };
    case 'Redirect':
      return { type: 'redirect', url: verb.text };
    case 'Hangup':
      return { type: 'hangUp' };
    default:
      throw new SyntaxError(`The simulator does not know ${verb.name}.`);
  }
}
