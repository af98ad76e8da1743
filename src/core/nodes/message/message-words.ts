/** What a voice message says by itself, in every flow alike. */
export const MESSAGE_WORDS = {
  tooShort: 'message-too-short',
  beingFetched: 'message-being-fetched',
  lost: 'message-lost',
  this: 'your-message-is',
  notHeard: 'message-not-heard',
  send: 'send-message',
  sayAgain: 'say-again',
  delete: 'delete-message',
} as const;

/** Two minutes are a message; more is a phone that was put down beside a radio. */
export const MOST_RECORDING_SECONDS = 120;

/** Below this nobody has said anything that can be understood. */
export const SHORTEST_MESSAGE_SECONDS = 2;

/** Seconds of silence that end a message, where the caller does not press the key. */
export const SILENCE_SECONDS = 5;

/** How often a caller waits for the sound to arrive before the message is reviewed without hearing it. */
export const MOST_WAITS = 4;
