import { describe, expect, it } from 'vitest';
import type { Utterance } from '../calls/ports.ts';
import {
  GAP_SECONDS,
  newPhone,
  STALL_SECONDS,
  step,
  type Command,
  type Entry,
  type PhoneEvent,
  type PhoneState,
  type SpokenScene,
} from './phone-machine.ts';

type Happening = PhoneEvent extends infer One ? (One extends PhoneEvent ? Omit<One, 'at'> : never) : never;

/** Ten seconds of speech. */
const utterance: Utterance = { hash: 'a', language: 'km', seconds: 10, clips: [{ pause: 10 }] };
const speech: Entry = { type: 'speech', utterance };

const menu = (numDigits = 1, clips = 1): SpokenScene => ({
  clips: Array.from({ length: clips }, (_, index) => ({ url: `/media/${index}.wav`, utterance })),
  then: { type: 'gather', action: 'http://line/turns/1', numDigits, seconds: 8 },
});
const goodbye: SpokenScene = { ...menu(), then: { type: 'hangUp' } };

/** A phone with a clock of its own, and what it asked the page to do. */
function phone({ readAlong = false } = {}) {
  let state: PhoneState = newPhone(readAlong);
  let at = 1_000_000;
  let commands: Command[] = [];
  const self = {
    get state() {
      return state;
    },
    /** What was asked for since the last look. */
    asked: () => commands.splice(0),
    log: () => state.log.slice(),
    wait: (seconds: number) => {
      at += seconds * 1000;
      return self.does({ type: 'timeUp' });
    },
    does: (what: Happening) => {
      const next = step(state, { ...what, at });
      state = next.state;
      commands = [...commands, ...next.commands];
      return self;
    },
    press: (keys: string) => {
      [...keys].forEach((key) => self.does({ type: 'key', key }));
      return self;
    },
    hears: (scene: SpokenScene) => self.does({ type: 'scene', scene }),
    answered: (scene: SpokenScene) => {
      self.does({ type: 'dial' }).hears(scene).asked();
      return self;
    },
  };
  return self;
}

describe('a call begins', () => {
  it('rings, then plays the clip that the line sends', () => {
    const one = phone().does({ type: 'dial' });
    expect(one.state.phase).toBe('ringing');
    expect(one.asked()).toEqual([{ type: 'dial' }]);
    one.hears(menu());
    expect(one.state.phase).toBe('speaking');
    expect(one.asked()).toEqual([{ type: 'play', url: '/media/0.wav' }]);
    expect(one.log()).toEqual([speech]);
  });

  it('takes no key while it rings, and cannot be dialled twice', () => {
    const one = phone().does({ type: 'dial' }).press('1').does({ type: 'dial' });
    expect(one.asked()).toEqual([{ type: 'dial' }]);
    expect(one.hears(menu()).log()).toEqual([speech]);
  });
});

describe('speech', () => {
  it('plays several clips one after the other, then waits for a key', () => {
    const one = phone().answered(menu(1, 2)).does({ type: 'clipEnded' });
    expect(one.asked()).toEqual([{ type: 'play', url: '/media/1.wav' }]);
    one.does({ type: 'clipEnded' });
    expect(one.state.phase).toBe('waiting');
    expect(one.log()).toEqual([speech, speech]);
  });

  it('stops at once when a key is pressed, and answers with it', () => {
    const one = phone().answered(menu()).press('1');
    expect(one.asked()).toEqual([{ type: 'stopSound' }, { type: 'answer', digits: '1' }]);
    expect(one.state.phase).toBe('answering');
    expect(one.log()).toEqual([speech, { type: 'keys', keys: '1' }]);
  });

  it('goes on by the length of the clip where the clip cannot be played', () => {
    const one = phone().answered(menu()).does({ type: 'soundFailed' });
    expect(one.state.noSound).toBe(true);
    expect(one.wait(9.9).state.phase).toBe('speaking');
    expect(one.wait(0.1).state.phase).toBe('waiting');
    expect(one.wait(8).asked()).toEqual([{ type: 'answer', digits: '' }]);
  });

  it('knows that there is sound again as soon as a clip is heard', () => {
    const one = phone()
      .answered(menu(1, 2))
      .does({ type: 'soundFailed' })
      .wait(10)
      .does({ type: 'soundStarted' });
    expect(one.state.noSound).toBe(false);
  });

  it('gives up a clip that never comes to its end', () => {
    const one = phone()
      .answered(menu())
      .wait(10 + STALL_SECONDS);
    expect(one.asked()).toEqual([{ type: 'stopSound' }]);
    expect(one.state).toMatchObject({ phase: 'waiting', noSound: true });
  });

  it('waits at once where a turn has no clip', () => {
    expect(phone().answered(menu(1, 0)).state.phase).toBe('waiting');
  });
});

describe('silence', () => {
  it('is the empty answer, after the seconds that the line gave', () => {
    const one = phone().answered(menu()).does({ type: 'clipEnded' });
    expect(one.wait(7.9).asked()).toEqual([]);
    expect(one.wait(0.1).asked()).toEqual([{ type: 'answer', digits: '' }]);
    expect(one.log()).toEqual([speech, { type: 'silence' }]);
  });

  it('can be had at once, by choice', () => {
    const one = phone().answered(menu()).does({ type: 'pressNothing' });
    expect(one.asked()).toEqual([{ type: 'stopSound' }, { type: 'answer', digits: '' }]);
  });
});

describe('several digits', () => {
  it('are sent as soon as there are enough, as one entry of the conversation', () => {
    const one = phone().answered(menu(6)).press('16090');
    expect(one.asked()).toEqual([{ type: 'stopSound' }]);
    expect(one.press('4').asked()).toEqual([{ type: 'answer', digits: '160904' }]);
    expect(one.log()).toEqual([speech, { type: 'keys', keys: '160904' }]);
  });

  // Somleng cuts an entry 2 s after its last key, whatever the document says.
  it('are sent as they are when the next one is late', () => {
    const one = phone()
      .answered(menu(6))
      .press('16')
      .wait(GAP_SECONDS - 0.1)
      .press('0')
      .wait(GAP_SECONDS - 0.1);
    expect(one.state).toMatchObject({ phase: 'collecting', digits: '160' });
    one.asked();
    expect(one.wait(0.1).asked()).toEqual([{ type: 'answer', digits: '160' }]);
  });

  it('may be stars and hashes: the phone sends what is pressed', () => {
    expect(phone().answered(menu(2)).press('*#').asked()).toContainEqual({ type: 'answer', digits: '*#' });
  });
});

describe('typing ahead', () => {
  it('answers the questions that follow, one key each, without hearing them', () => {
    const one = phone().answered(menu()).press('112');
    one.asked();
    expect(one.hears(menu()).asked()).toEqual([{ type: 'answer', digits: '1' }]);
    expect(one.hears(menu()).asked()).toEqual([{ type: 'answer', digits: '2' }]);
    expect(one.hears(menu()).asked()).toEqual([{ type: 'play', url: '/media/0.wav' }]);
    expect(one.log().map(({ type }) => type)).toEqual([
      'speech',
      'keys',
      'speech',
      'keys',
      'speech',
      'keys',
      'speech',
    ]);
  });

  it('is forgotten when the line says goodbye: its words are heard', () => {
    const one = phone().answered(menu()).press('12').hears(goodbye);
    expect(one.state.phase).toBe('speaking');
  });
});

describe('reading along', () => {
  it('waits neither for the sound nor for the reader', () => {
    const one = phone({ readAlong: true }).answered(menu());
    expect(one.state).toMatchObject({ phase: 'waiting', deadline: null });
    expect(one.wait(600).asked()).toEqual([]);
    expect(one.press('1').asked()).toEqual([{ type: 'answer', digits: '1' }]);
  });

  it('can be turned on in the middle of a clip, and off again', () => {
    const one = phone().answered(menu()).does({ type: 'readAlong', on: true });
    expect(one.asked()).toEqual([{ type: 'stopSound' }]);
    expect(one.state).toMatchObject({ phase: 'waiting', deadline: null });
    one.does({ type: 'readAlong', on: false });
    expect(one.wait(8).asked()).toEqual([{ type: 'answer', digits: '' }]);
  });

  it('ends with the line’s last words', () => {
    const one = phone({ readAlong: true }).answered(goodbye);
    expect(one.log().map(({ type }) => type)).toEqual(['speech', 'ended']);
  });
});

describe('the end', () => {
  it('comes after the last words, and is told to the line', () => {
    const one = phone().answered(goodbye).press('1').wait(10).does({ type: 'clipEnded' });
    expect(one.asked()).toContainEqual({ type: 'hangUp', seconds: 10 });
    expect(one.log()).toEqual([speech, { type: 'ended', by: 'line', seconds: 10 }]);
  });

  it('comes whenever the caller hangs up', () => {
    const one = phone().answered(menu()).wait(3).does({ type: 'hangUp' });
    expect(one.asked()).toEqual([{ type: 'stopSound' }, { type: 'hangUp', seconds: 3 }]);
    expect(one.log().at(-1)).toEqual({ type: 'ended', by: 'caller', seconds: 3 });
    expect(one.does({ type: 'hangUp' }).asked()).toEqual([]);
  });

  it('comes when the line fails, and what arrives late is not heard', () => {
    const one = phone().answered(menu()).press('1').does({ type: 'failed' });
    expect(one.log().at(-1)).toMatchObject({ type: 'ended', by: 'failure' });
    one.asked();
    expect(one.hears(menu()).press('1').wait(60).asked()).toEqual([]);
  });

  it('leaves a phone that can call again, with an empty conversation', () => {
    const one = phone().answered(menu()).does({ type: 'hangUp' }).does({ type: 'dial' });
    expect(one.state).toMatchObject({ phase: 'ringing', log: [], answeredAt: null });
  });
});

describe('a line that asks for a message', () => {
  const message: SpokenScene = {
    ...menu(),
    then: {
      type: 'record',
      action: 'http://line/recorded',
      empty: 'http://line/empty',
      maxSeconds: 120,
      seconds: 5,
      endKey: '1',
    },
  };
  const atTheTone = () => phone({ readAlong: true }).answered(message);

  it('takes speech, which is told to the line', () => {
    const call = atTheTone();
    expect(call.state.phase).toBe('recording');
    expect(call.does({ type: 'speak', seconds: 5 }).asked()).toEqual([{ type: 'speak', seconds: 5 }]);
    expect(call.log().at(-1)).toEqual({ type: 'spoke', seconds: 5 });
  });

  it.each([{ type: 'pressNothing' }] as const)('takes silence', (what) => {
    expect(atTheTone().does(what).asked()).toEqual([{ type: 'speak', seconds: 0 }]);
  });

  it('hears silence by itself after a while', () => {
    const call = phone().answered(message).does({ type: 'clipEnded' });
    call.asked();
    expect(call.wait(5).asked()).toEqual([{ type: 'speak', seconds: 0 }]);
  });

  it('takes no keys, and no speech at another time', () => {
    expect(atTheTone().press('5').asked()).toEqual([]);
    expect(phone({ readAlong: true }).answered(menu()).does({ type: 'speak', seconds: 5 }).asked()).toEqual(
      [],
    );
  });
});

describe('a line that puts the caller through', () => {
  const transfer: SpokenScene = {
    ...menu(),
    then: { type: 'dial', action: 'http://line/dialled', to: '115', callerId: '1294', seconds: 25 },
  };

  it('is told how it ended', () => {
    const call = phone({ readAlong: true }).answered(transfer);
    expect(call.state.phase).toBe('dialling');
    expect(call.does({ type: 'dialEnds', status: 'busy' }).asked()).toEqual([
      { type: 'dialEnds', status: 'busy' },
    ]);
  });
});

it('goes on by itself where the line says so', () => {
  const call = phone({ readAlong: true });
  call.does({ type: 'dial' }).asked();
  call.hears({ ...menu(), then: { type: 'redirect', url: 'http://line/on' } });
  expect(call.asked()).toEqual([{ type: 'goOn' }]);
  expect(call.state.phase).toBe('answering');
});
