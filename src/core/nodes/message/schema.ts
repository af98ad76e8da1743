import { z } from 'zod';
import { CASE_KINDS } from '../../call/effects.ts';
import { pathSchema } from '../../flow/values.ts';
import { saySchema } from '../../speech/say.ts';
import { commonFields, failureExits, targetSchema } from '../node-type.ts';
import { MOST_RECORDING_SECONDS } from './message-words.ts';

const about = z.union([pathSchema, z.string()]).optional();

/** What a flow writes for a voice message. */
export const voiceMessageSchema = z.strictObject({
  type: z.literal('voice-message'),
  ...commonFields,
  say: saySchema.meta({ description: 'The invitation, under 12 s: it cannot be interrupted' }),
  case: z
    .strictObject({
      kind: z.union([pathSchema, z.enum(CASE_KINDS)]),
      topic: about,
      commune: about,
      village: about,
      facility: about,
    })
    .meta({ description: 'What the message is about; a value that begins with $ is looked up' }),
  maxSeconds: z.number().int().min(10).max(MOST_RECORDING_SECONDS).default(MOST_RECORDING_SECONDS),
  ifHungUp: z.enum(['keep', 'discard']).meta({
    description: 'What becomes of a message whose caller hangs up before sending it',
  }),
  into: pathSchema.meta({ description: 'Where the number of the case is kept' }),
  exits: z.strictObject({
    sent: targetSchema,
    stopped: targetSchema.meta({ description: 'The caller deleted the message' }),
    tooShort: targetSchema.meta({ description: 'Nothing was said, several times' }),
    failed: targetSchema,
    ...failureExits,
  }),
});

export type VoiceMessage = z.infer<typeof voiceMessageSchema>;
