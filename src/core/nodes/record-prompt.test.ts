import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';

const record = {
  type: 'record-prompt',
  prompt: '$next.prompt',
  language: '$speaker.language',
  goesOn: '$next.goesOn',
  speakerCode: '$speaker.code',
  exits: { kept: 'kept', skipped: 'skipped', failed: 'broken' },
};
const flowWith = (goesOn: boolean) =>
  flowOf({
    known: {
      type: 'set',
      values: {
        '$next.prompt': 'welcome',
        '$next.goesOn': goesOn,
        '$speaker.language': 'jra',
        '$speaker.code': 'code-1',
      },
      exits: { next: 'record' },
    },
    record,
    kept: END,
    skipped: END,
    broken: END,
  });

const spoken = (seconds = 3, id = 'recording-1') =>
  ({ type: 'recorded', recording: { id, seconds } }) as const;
const ready = (state: string, why: string | null = null) =>
  ({ outcome: 'found', data: { state, why } }) as const;

const begun = (goesOn = false): Walk => new Walk(flowWith(goesOn));
const speaking = (): Walk => begun().press('1');
const reviewed = (): Walk => speaking().host(spoken()).answer(ready('fetched'));

const CHOICES = ['speak-now', 'press-1', 'hear-again', 'press-9', 'recording-skip', 'press-8'];

describe('recording a prompt', () => {
  it('begins with the sentence in its own language, and what can be done', () => {
    expect(begun().said).toEqual(['recording-sentence', 'jra/welcome', ...CHOICES]);
  });

  it('tells where more words follow', () => {
    expect(begun(true).said).toEqual(['recording-sentence', 'jra/welcome', 'recording-goes-on', ...CHOICES]);
  });

  it('notes the use of the code, at the host', () => {
    expect(begun().effectsOf('useSpeakerCode')).toEqual([{ type: 'useSpeakerCode', speakerCode: 'code-1' }]);
  });

  it('lets the sentence be heard as often as the speaker likes', () => {
    expect(begun().press('9').said).toContain('jra/welcome');
  });

  it('is left for later by key 8, and key 8 leads nowhere back', () => {
    const walk = begun().press('8');
    expect(walk.node).toBe('test/skipped');
    expect(walk.context.unsent).toBeNull();
  });

  it('asks for the voice only when the speaker is ready', () => {
    const walk = speaking();
    expect(walk.said).toEqual(['recording-after-tone']);
    expect(walk.effectsOf('recordVoice')).toEqual([
      { type: 'recordVoice', maxSeconds: 60, silenceSeconds: 3, endKey: '1' },
    ]);
  });

  it('plays it as callers will hear it, before the choices', () => {
    expect(reviewed().said).toEqual([
      ...['recording-this', 'recording:recording-1'],
      ...['recording-keep', 'press-1', 'say-again', 'press-2'],
      ...['hear-again', 'press-9', 'recording-skip', 'press-8'],
    ]);
  });

  it('is kept by key 1 and by nothing else', () => {
    const walk = reviewed().press('1');
    expect(walk.effectsOf('keepTake')).toEqual([
      {
        ...{ type: 'keepTake', prompt: 'welcome', language: 'jra', speakerCode: 'code-1' },
        recording: 'recording-1',
      },
    ]);
    expect(walk.context.unsent).toBeNull();
    expect(walk.node).toBe('test/kept');
  });

  it.each(['2', '8'])('is dropped by key %s', (key) => {
    const walk = reviewed().press(key);
    expect(walk.effectsOf('dropRecording')).toEqual([{ type: 'dropRecording', recording: 'recording-1' }]);
    expect(walk.effectsOf('keepTake')).toEqual([]);
  });

  it('is heard again by key 9', () => {
    expect(reviewed().press('9').said.slice(0, 2)).toEqual(['recording-this', 'recording:recording-1']);
  });

  it.each([
    ['too-quiet', 'recording-too-quiet'],
    ['too-loud', 'recording-too-loud'],
    ['cut-short', 'recording-cut-short'],
    ['too-short', 'recording-too-short'],
    ['too-long', 'recording-too-long'],
  ])('that is %s is said again, with what to do better', (why, words) => {
    const walk = speaking().host(spoken()).answer(ready('refused', why));
    expect(walk.said).toEqual([words, 'recording-after-tone']);
    expect(walk.context.unsent?.recording).toBeNull();
  });

  it('that is refused three times leads back to the sentence, and counts anew', () => {
    const walk = speaking();
    for (const _ of [1, 2, 3]) walk.host(spoken()).answer(ready('refused', 'too-quiet'));
    expect(walk.said.slice(0, 2)).toEqual(['recording-too-quiet', 'recording-sentence']);
    walk.press('1').host(spoken()).answer(ready('refused', 'too-quiet'));
    expect(walk.said).toEqual(['recording-too-quiet', 'recording-after-tone']);
  });

  it('that was not heard is never kept: the call waits, then gives up', () => {
    const walk = speaking().host(spoken()).answer(ready('expected'));
    for (let wait = 0; wait < 8; wait += 1) {
      expect(walk.said).toEqual(['recording-being-made']);
      walk.host({ type: 'wentOn' }).answer(ready('expected'));
    }
    expect(walk.effectsOf('dropRecording')).toEqual([{ type: 'dropRecording', recording: 'recording-1' }]);
    expect(walk.node).toBe('test/broken');
  });

  it.each(['failed', 'notFound'] as const)('of which nobody can tell (%s) is not kept', (outcome) => {
    expect(speaking().host(spoken()).answer({ outcome }).node).toBe('test/broken');
  });

  it('that is lost is asked for again, at most twice', () => {
    const walk = speaking();
    for (const _ of [1, 2]) {
      walk.host(spoken()).answer(ready('lost'));
      expect(walk.said).toEqual(['recording-lost', 'recording-after-tone']);
    }
    walk.host(spoken()).answer(ready('lost'));
    expect(walk.node).toBe('test/broken');
  });
});
