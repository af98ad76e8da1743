import { XMLBuilder } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';
import { element, responseOf } from './write-document.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
});

/** Whatever may stand in XML at all: no control characters, no halves of a character. */
const text = fc.stringMatching(/^[\t\n -~\u1780-\u17f9é"'<>&]*$/);

describe('an element', () => {
  it('is written as by the library that reads it', () => {
    fc.assert(
      fc.property(text, text, text, (one, other, inside) => {
        const made = responseOf(element('Say', { one, other }, { text: inside }));
        const same = builder.build({ Response: { Say: { '@one': one, '@other': other, '#text': inside } } });
        expect(made).toBe(`<?xml version="1.0" encoding="UTF-8"?>${same}`);
      }),
    );
  });

  it('is read back as what it was made of', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]+$/), (url) => {
        const [play] = readDocument(responseOf(element('Play', { loop: url }, { text: url }))).inside;
        expect(play).toMatchObject({ attributes: { loop: url }, text: url });
      }),
    );
  });

  it('with nothing inside closes itself', () => {
    expect(element('Hangup', {})).toBe('<Hangup/>');
    expect(element('Gather', { finishOnKey: '' })).toBe('<Gather finishOnKey=""/>');
  });
});
