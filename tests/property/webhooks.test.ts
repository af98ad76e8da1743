import fc from 'fast-check';
import { eq, inArray } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  calls,
  cases,
  events,
  ratings,
  recordings,
  sessions,
  texts,
  turns,
  unfinishedMessages,
  verdicts,
  votes,
} from '../../db/schema.ts';
import { closeAbandoned } from '../../src/calls/close-abandoned.ts';
import type { Context } from '../../src/context.ts';
import { seededChance } from '../../src/flows/walk/chance.ts';
import { readScene, type Scene } from '../../src/providers/simulator/scene.ts';
import { toneApi } from '../../src/providers/simulator/tone.ts';
import { toneUrl } from '../../src/providers/simulator/tone-url.ts';
import { drawPlan, type Step } from '../faults/crash/plans.ts';
import { Conversation } from '../support/conversation.ts';
import { NOW, testLine } from '../support/line.ts';
import { work } from '../support/speaking.ts';

/*
 * A provider that repeats, delays, reorders and drops: whatever it does, each fact is kept once, and the log is that of the
 * same call without any of it.
 */

const VOICE = '/telephony/twilio/voice';
const DAY_MS = 24 * 60 * 60_000;

/** A line whose carrier counts the texts that it is given. */
interface World {
  context: Context;
  phone: Conversation;
  time: { now: number };
  sent: () => number;
}

let calm: World;
let wild: World;
let made = 0;

async function world(): Promise<World> {
  const time = { now: NOW };
  let sent = 0;
  const sendText = () => Promise.resolve(`SM${(sent += 1)}`);
  const outbound = { twilio: { ...toneApi, sendText } };
  const context = await testLine({ outbound, clock: { now: () => time.now } });
  return { context, phone: new Conversation(context), time, sent: () => sent };
}

beforeAll(async () => {
  [calm, wild] = [await world(), await world()];
});

type Webhook = [path: string, own: Record<string, string>];

/** What the provider does beside sending each webhook once: drawn for each webhook anew. */
interface Mischief {
  /** So often more, at the same moment. */
  twins: number;
  /** Webhooks of this call from before that come again after it, counted back. */
  late: number[];
  /** News of a recording, and words of how the call is, that come in between. */
  news: boolean;
}

const mischief: fc.Arbitrary<Mischief> = fc.record({
  twins: fc.constantFrom(0, 0, 1, 2),
  late: fc.array(fc.nat({ max: 6 }), { maxLength: 2 }),
  news: fc.boolean(),
});
const NONE: Mischief = { twins: 0, late: [], news: false };

/** One call with its provider. */
class Call {
  readonly #world: World;
  readonly #draw: () => Mischief;
  readonly #sent: Webhook[] = [];
  readonly sid: string;
  scene: Scene | undefined;

  constructor(world: World, sid: string, draw: () => Mischief) {
    this.#world = world;
    this.#draw = draw;
    this.sid = sid;
  }

  get recording(): Record<string, string> {
    return { RecordingUrl: toneUrl(5, this.sid), RecordingDuration: '5' };
  }

  async follow(steps: readonly Step[]): Promise<void> {
    this.scene = readScene(await this.send([VOICE, { CallStatus: 'ringing' }]));
    for (const step of steps) if (this.scene.then.type !== 'hangUp') await this.#do(step);
  }

  /** Sends it as often as the provider likes. Out: the answer, which is the same each time. */
  async send(webhook: Webhook): Promise<string> {
    const { twins, late, news } = this.#draw();
    this.#sent.push(webhook);
    const answers = await Promise.all(Array.from({ length: 1 + twins }, () => this.#post(webhook)));
    expect(new Set(answers).size).toBe(1);
    for (const back of late) {
      const again = this.#sent.at(-1 - back);
      if (again) await this.#post(again);
    }
    if (news) await this.#post([`${VOICE}/status`, { CallStatus: 'in-progress' }]);
    return answers[0] ?? '';
  }

  async #do(step: Step): Promise<void> {
    const then = this.scene?.then;
    if (step.type === 'press' && then?.type === 'gather') {
      await this.#turn([pathOf(then.action), { CallStatus: 'in-progress', Digits: step.keys }]);
    } else if (step.type === 'speak' && then?.type === 'record') {
      await this.#turn([pathOf(then.action), { CallStatus: 'in-progress', ...this.recording }]);
      await work(this.#world.context);
      while (this.scene?.then.type === 'redirect')
        await this.#turn([pathOf(this.scene.then.url), { CallStatus: 'in-progress' }]);
      await this.send([`${VOICE}/recordings`, this.recording]);
    } else if (step.type === 'hangUpSpeaking') {
      await this.send([`${VOICE}/status`, { CallStatus: 'completed', CallDuration: '9' }]);
      await this.send([`${VOICE}/recordings`, this.recording]);
    }
  }

  async #turn(webhook: Webhook): Promise<void> {
    this.scene = readScene(await this.send(webhook));
  }

  async #post([path, own]: Webhook): Promise<string> {
    const { phone } = this.#world;
    phone.callSid = this.sid;
    // A stranger each time: what is remembered of a phone would lead its walk astray.
    const From = `+85512${this.sid.slice(-6)}`;
    const { status, text } = await phone.post(path, { ...own, From, Caller: From });
    expect(status).toBe(200);
    return text;
  }
}

const pathOf = (url: string): string => new URL(url).pathname;

/** All that is kept of a call, as rows. */
function keptOf({ context: { database, store } }: World, sid: string) {
  const id = store.find('twilio', sid)?.id ?? '';
  const { db } = database;
  const textsOf = db.select().from(texts).where(eq(texts.callId, id)).all();
  const recorded = db.select().from(recordings).where(eq(recordings.callId, id)).all();
  return {
    call: db.select().from(calls).where(eq(calls.id, id)).all(),
    turns: db.select().from(turns).where(eq(turns.callId, id)).all(),
    events: db.select().from(events).where(eq(events.callId, id)).all(),
    ratings: db.select().from(ratings).where(eq(ratings.callId, id)).all(),
    votes: db.select().from(votes).where(eq(votes.callId, id)).all(),
    verdicts: db.select().from(verdicts).where(eq(verdicts.callId, id)).all(),
    cases: db.select().from(cases).where(eq(cases.callId, id)).all(),
    texts: textsOf.map(({ hash: _, providerTextId: __, ...text }) => text),
    recordings: recorded.map(({ urlSealed: _, ...recording }) => recording),
    sessions: db
      .select()
      .from(sessions)
      .where(inArray(sessions.callId, [id]))
      .all(),
  };
}

async function settle({ context, time }: World): Promise<void> {
  await work(context);
  time.now += DAY_MS;
  closeAbandoned(context);
  await work(context);
}

const sidOf = (number: number): string => `CA${String(number).padStart(32, '0')}`;

describe('a provider that repeats and delays webhooks', () => {
  it('leaves the same facts as one that sends each once, and no text twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.infiniteStream(mischief),
        fc.boolean(),
        async (seed, does, tellsEnd) => {
          const { steps } = drawPlan(seededChance(seed));
          const sid = sidOf((made += 1));
          for (const [where, draw] of [
            [calm, () => NONE],
            [wild, () => does.next().value as Mischief],
          ] as const) {
            const call = new Call(where, sid, draw);
            await call.follow(steps);
            if (tellsEnd)
              await call.send([`${VOICE}/status`, { CallStatus: 'completed', CallDuration: '42' }]);
            await settle(where);
          }
          expect(keptOf(wild, sid)).toEqual(keptOf(calm, sid));
          expect(wild.sent()).toBe(calm.sent());
        },
      ),
      { numRuns: 25, seed: 20261127 },
    );
  });
});

/** The ways in which a carrier may tell that somebody hung up while speaking. */
const WAYS = ['end', 'news', 'turn'] as const;
type Way = (typeof WAYS)[number];

describe('a provider that reorders and drops the news of a hang-up', () => {
  it.each([
    ['a problem of a place, which is kept', '3 1 3', 1],
    ['a complaint, which was not sent', '3 2 1', 0],
  ])('leaves of %s what one that tells all in order leaves', async (_name, keys, kept) => {
    const ways = fc
      .array(fc.constantFrom(...WAYS), { minLength: 1, maxLength: 6 })
      // Where nobody tells of the sound, nobody can fetch it.
      .filter((told) => told.some((way) => way !== 'end'));
    await fc.assert(
      fc.asyncProperty(ways, async (told) => {
        const call = new Call(wild, sidOf((made += 1)), () => NONE);
        await call.follow(keys.split(' ').map((one): Step => ({ type: 'press', keys: one })));
        const then = call.scene?.then;
        if (then?.type !== 'record') throw new Error('The line does not wait for a message.');
        const over = { CallStatus: 'completed', CallDuration: '9' };
        const webhooks: Record<Way, Webhook> = {
          end: [`${VOICE}/status`, over],
          news: [`${VOICE}/recordings`, call.recording],
          turn: [pathOf(then.action), { ...over, ...call.recording, Digits: 'hangup' }],
        };
        for (const way of told) await call.send(webhooks[way]);
        await settle(wild);
        const left = keptOf(wild, call.sid);
        expect(left.cases).toHaveLength(kept);
        expect(left.recordings).toMatchObject([{ state: kept === 1 ? 'fetched' : 'dropped' }]);
        expect(left.events.filter(({ type }) => type === 'ended')).toHaveLength(1);
        expect(left.call).toMatchObject([{ disposition: 'hung-up' }]);
        expect(left.sessions).toEqual([]);
        expect(wild.context.database.db.select().from(unfinishedMessages).all()).toEqual([]);
      }),
      { numRuns: 20, seed: 20261127 },
    );
  });
});
