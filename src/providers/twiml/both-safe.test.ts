import { describe, expect, it } from 'vitest';
import { bothSafeProblems } from './both-safe.ts';

const CLIP = 'https://line.example.org/media/abc.wav';
const NEXT = 'https://line.example.org/telephony/twilio/voice?turn=1&amp;call=CA1';
const GATHER = `action="${NEXT}" method="POST" numDigits="1" timeout="8" finishOnKey="" actionOnEmptyResult="true"`;
const PLAY = `<Play>${CLIP}</Play>`;

const problems = (verbs: string): string[] => bothSafeProblems(`<Response>${verbs}</Response>`);
const gather = (attributes: string, inside = PLAY): string => `<Gather ${attributes}>${inside}</Gather>`;

describe('a document that is safe on both carriers', () => {
  it.each([
    ['a menu', `${gather(GATHER)}<Redirect method="POST">${NEXT}</Redirect>`],
    ['a goodbye', `${PLAY}<Hangup/>`],
    ['a missed-call hook', '<Reject reason="busy"/>'],
    ['a clip over plain http with a port', '<Play>http://10.0.0.1:3000/media/abc.wav</Play>'],
    ['a clip that is played twice', `<Play loop="2">${CLIP}</Play>`],
    ['white space between verbs', `\n  ${PLAY}\n  <Hangup/>\n`],
  ])('passes: %s', (_what, verbs) => {
    expect(problems(verbs)).toEqual([]);
  });

  it('passes with an XML declaration', () => {
    expect(bothSafeProblems(`<?xml version="1.0" encoding="UTF-8"?><Response>${PLAY}</Response>`)).toEqual(
      [],
    );
  });
});

describe('the document', () => {
  it.each([
    ['an empty body', ''],
    ['an HTML page', '<html><body>Internal error</body></html>'],
    ['another root', `<TwiML>${PLAY}</TwiML>`],
    ['a root in lower case', `<response>${PLAY}</response>`],
    ['two roots', `<Response>${PLAY}</Response><Response/>`],
    ['no verb', '<Response></Response>'],
    ['XML that is not closed', `<Response>${PLAY}`],
    ['an ampersand that is not escaped', '<Response><Play>https://a.example/b?c&d=1</Play></Response>'],
    ['over 64 kB', `<Response>${PLAY.repeat(1_500)}</Response>`],
  ])('is refused with %s', (_what, xml) => {
    expect(bothSafeProblems(xml)).not.toEqual([]);
  });

  it.each([
    ['Pause', '<Pause length="1"/>'],
    ['Pause in a menu', gather(GATHER, '<Pause/>')],
    ['Sms', '<Sms>hello</Sms>'],
    ['Say, which has no Khmer', '<Say>hello</Say>'],
    ['Say in a menu', gather(GATHER, '<Say>hello</Say>')],
    ['a verb in lower case', '<play>https://a.example/b.wav</play>'],
    ['a verb of Twilio alone', '<Enqueue>support</Enqueue>'],
    ['a verb named like what objects inherit', '<constructor/>'],
    ['stray text', `hello ${PLAY}`],
    ['stray text after the last verb', `${PLAY} goodbye`],
    ['stray text in a menu', gather(GATHER, `hello ${PLAY}`)],
    ['stray text in a hang-up', '<Hangup>bye</Hangup>'],
  ])('is refused with %s', (_what, verbs) => {
    expect(problems(verbs)).not.toEqual([]);
  });
});

describe('Gather', () => {
  const without = (name: string): string => GATHER.replace(new RegExp(`${name}="[^"]*" ?`), '');
  const changed = (name: string, value: string): string =>
    GATHER.replace(new RegExp(`${name}="[^"]*"`), `${name}="${value}"`);

  it.each([
    ['finishOnKey="" without numDigits, which kills the call', without('numDigits')],
    ['several characters in finishOnKey, which become #', changed('finishOnKey', '*#')],
    ['"TRUE", which is false', changed('actionOnEmptyResult', 'TRUE')],
    ['no actionOnEmptyResult', without('actionOnEmptyResult')],
    ['a method in lower case', changed('method', 'post')],
    ['a method that is none', changed('method', 'PUT')],
    ['a method with a space', changed('method', 'POST ')],
    ['no action', without('action')],
    ['a relative action', changed('action', '/telephony/twilio/voice')],
    ['numDigits of nothing', changed('numDigits', '0')],
    ['a timeout that is no whole number', changed('timeout', '2.5')],
    ['an attribute of Twilio alone', `${GATHER} input="speech"`],
    ['a hang-up inside', GATHER],
  ])('is refused with %s', (what, attributes) => {
    expect(problems(gather(attributes, what === 'a hang-up inside' ? '<Hangup/>' : PLAY))).not.toEqual([]);
  });

  it('may end with one key', () => {
    expect(problems(gather(changed('finishOnKey', '#')))).toEqual([]);
  });
});

describe('Play', () => {
  it.each([
    ['nothing', ''],
    ['a relative URL', '/media/abc.wav'],
    ['a file name, which would be spoken', 'welcome.wav'],
    ['words, which would be spoken', 'hello there'],
    ['a space in the URL', 'https://a.example/my clip.wav'],
    ['a space before the URL', ` ${CLIP}`],
    ['a line break after the URL', `${CLIP}\n`],
    ['Khmer in the URL', 'https://a.example/ស្តាប់.wav'],
    ['an @, which is read as credentials', 'https://user@a.example/b.wav'],
    ['another protocol', 'ftp://a.example/b.wav'],
  ])('is refused with %s, on its own and in a menu', (_what, url) => {
    expect.soft(problems(`<Play>${url}</Play>`)).not.toEqual([]);
    expect.soft(problems(gather(GATHER, `<Play>${url}</Play>`))).not.toEqual([]);
  });

  it('is refused with digits', () => {
    expect(problems(`<Play digits="1">${CLIP}</Play>`)).not.toEqual([]);
  });

  it('is refused with a verb inside', () => {
    expect(problems(`<Play>${CLIP}<Hangup/></Play>`)).not.toEqual([]);
  });
});

describe('Redirect', () => {
  it.each([
    ['nothing, which raises', '<Redirect method="POST"></Redirect>'],
    ['a relative URL', '<Redirect>/voice</Redirect>'],
    ['a method that is none', `<Redirect method="Post">${NEXT}</Redirect>`],
  ])('is refused with %s', (_what, verb) => {
    expect(problems(verb)).not.toEqual([]);
  });
});

describe('Reject', () => {
  it.each([
    ['after another verb', `${PLAY}<Reject reason="busy"/>`],
    ['with another reason', '<Reject reason="rejected"/>'],
    ['without a reason', '<Reject/>'],
  ])('is refused %s', (_what, verbs) => {
    expect(problems(verbs)).not.toEqual([]);
  });
});
