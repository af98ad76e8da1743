/** What the recording of a prompt says by itself. */
export const TAKE_WORDS = {
  tooShort: 'message-too-short',
  beingFetched: 'recording-being-made',
  lost: 'recording-lost',
  this: 'recording-this',
  sentence: 'recording-sentence',
  goesOn: 'recording-goes-on',
  ready: 'speak-now',
  afterTone: 'recording-after-tone',
  keep: 'recording-keep',
  sayAgain: 'say-again',
  skip: 'recording-skip',
} as const;

/** What can be wrong with a sound that the speaker can mend, and what they are told. */
export const TAKE_REFUSALS = {
  'too-quiet': 'recording-too-quiet',
  'too-loud': 'recording-too-loud',
  'cut-short': 'recording-cut-short',
  'too-short': 'recording-too-short',
  'too-long': 'recording-too-long',
} as const;

/** A prompt has at most a minute of speech. */
export const MOST_TAKE_SECONDS = 60;

/** Shorter than after a message: a prompt is known by heart before it is spoken. */
export const TAKE_SILENCE_SECONDS = 3;

/** "One." is said in less than a second; carriers count whole ones. */
export const SHORTEST_TAKE_SECONDS = 1;

/** A take that cannot be heard is not kept, so it is waited for longer than a message. */
export const MOST_TAKE_WAITS = 8;
