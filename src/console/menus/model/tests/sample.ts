import type { FlowJson } from '../flow.ts';

/** A small flow for tests: a menu with two ways. */
export const sample = (): FlowJson => ({
  specVersion: 1,
  id: 'sample',
  title: { km: 'គំរូ', en: 'Sample' },
  languages: ['km', 'en'],
  start: 'main',
  everywhere: { noInput: 'bye' },
  nodes: {
    main: {
      type: 'menu',
      options: [
        { key: '1', reason: ['for-fees'], exit: 'one' },
        { key: '2', reason: ['for-bye'], exit: 'two' },
      ],
      exits: { one: 'answer', two: 'bye' },
    },
    answer: { type: 'play', say: ['fee-is', { pause: 0.5 }], exits: { next: 'main' } },
    bye: { type: 'hangup', say: ['goodbye'] },
  },
});
