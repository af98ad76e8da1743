import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';

describe('a document', () => {
  it('is read as verbs with their attributes, text and insides, in order', () => {
    const xml =
      '<Response><Gather numDigits="1"><Play>a</Play><Play loop="2">b</Play></Gather><Hangup/></Response>';
    expect(readDocument(xml)).toEqual({
      name: 'Response',
      attributes: {},
      text: '',
      inside: [
        {
          name: 'Gather',
          attributes: { numDigits: '1' },
          text: '',
          inside: [
            { name: 'Play', attributes: {}, text: 'a', inside: [] },
            { name: 'Play', attributes: { loop: '2' }, text: 'b', inside: [] },
          ],
        },
        { name: 'Hangup', attributes: {}, text: '', inside: [] },
      ],
    });
  });

  it('keeps numbers as they were written', () => {
    const [play] = readDocument('<Response><Play loop="007">0160904</Play></Response>').inside;
    expect(play).toMatchObject({ attributes: { loop: '007' }, text: '0160904' });
  });

  it('gives what entities stand for', () => {
    const { inside } = readDocument(
      '<Response><Play a="x&amp;y">https://a.example/?b=1&amp;c=2</Play></Response>',
    );
    expect(inside[0]).toMatchObject({ attributes: { a: 'x&y' }, text: 'https://a.example/?b=1&c=2' });
  });

  it('leaves the declaration out', () => {
    expect(readDocument('<?xml version="1.0" encoding="UTF-8"?><Response/>').name).toBe('Response');
  });

  it.each([
    ['nothing', ''],
    ['only white space', '  \n'],
    ['plain text', 'hello'],
    ['JSON', '{"error":true}'],
    ['a tag that is not closed', '<Response><Play>'],
    ['tags that cross', '<Response><A><B></A></B></Response>'],
    ['an attribute twice', '<Response a="1" a="2"/>'],
    ['two roots', '<Response/><Response/>'],
  ])('is refused when it is %s', (_what, xml) => {
    expect(() => readDocument(xml)).toThrow(SyntaxError);
  });
});
