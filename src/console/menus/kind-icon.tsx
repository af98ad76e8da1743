/** One simple drawing for each kind of element; all on a square of 24. */
const DRAWINGS: Record<string, string> = {
  play: 'M4 9v6h4l5 4V5L8 9H4z M16 8.5a5 5 0 0 1 0 7 M18.5 6a8.5 8.5 0 0 1 0 12',
  menu: 'M5 4h4v4H5z M10 4h4v4h-4z M15 4h4v4h-4z M5 10h4v4H5z M10 10h4v4h-4z M15 10h4v4h-4z M10 16h4v4h-4z',
  collect: 'M4 6h16v12H4z M7 14h2 M11 14h2 M15 14h2',
  'choose-language': 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z M3 12h18 M12 3c5 5 5 13 0 18 M12 3c-5 5-5 13 0 18',
  'choose-place': 'M12 21c-5-6-7-8.5-7-12a7 7 0 0 1 14 0c0 3.5-2 6-7 12z M12 7a2 2 0 1 0 0 4a2 2 0 0 0 0-4z',
  'hear-list': 'M4 6h2 M9 6h11 M4 12h2 M9 12h11 M4 18h2 M9 18h11',
  lookup: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13z M15.5 15.5L21 21',
  'open-hours': 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z M12 7v5l4 2',
  rate: 'M12 3l2.7 5.8l6.3 .8l-4.6 4.4l1.2 6.3L12 17.2L6.4 20.3l1.2-6.3L3 9.6l6.3-.8z',
  branch: 'M4 12h6 M10 12c4 0 4-6 10-6 M10 12c4 0 4 6 10 6 M17 3l3 3l-3 3 M17 15l3 3l-3 3',
  set: 'M5 3h10l4 4v14H5z M8 12h8 M8 16h5',
  'forget-caller': 'M4 7h16 M9 7V4h6v3 M6 7l1 14h10l1-14 M10 11v6 M14 11v6',
  subflow: 'M4 4h7v7H4z M13 13h7v7h-7z M11 7.5h5.5V13',
  transfer:
    'M9 3a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7z M3 20c0-4 2.5-7 6-7s6 3 6 7 M16 8h5 M18.5 5.5L21 8l-2.5 2.5',
  'voice-message': 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3z M5 11a7 7 0 0 0 14 0 M12 18v3',
  goto: 'M4 12h15 M14 6l6 6l-6 6',
  hangup: 'M3 14c5-5 13-5 18 0l-2.5 2.5l-3.5-2v-2.5c-2-.7-4-.7-6 0v2.5l-3.5 2z',
  scorecard: 'M5 3h14v18H5z M8 8l1.5 1.5L12 7 M14 8h2 M8 14l1.5 1.5L12 13 M14 14h2',
  verdict: 'M4 12l5 5L20 6',
  'who-answers':
    'M8 5a3 3 0 1 0 0 6a3 3 0 0 0 0-6z M16 5a3 3 0 1 0 0 6a3 3 0 0 0 0-6z M2 19c0-4 2.5-6 6-6s6 2 6 6 M16 13c3.5 0 6 2 6 6',
};

const SQUARE = 'M5 5h14v14H5z';

/** Its word stands beside it. */
export const KindIcon = ({ type, size = 20 }: { type: string; size?: number }) => (
  <svg
    viewBox="0 0 24 24"
    width={size}
    height={size}
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path d={DRAWINGS[type] ?? SQUARE} />
  </svg>
);

/** Kinds of one colour do alike: speak, ask, look, lead on, end. */
const GROUPS: Record<string, string> = {
  play: 'speak',
  'hear-list': 'speak',
  menu: 'ask',
  collect: 'ask',
  'choose-language': 'ask',
  'choose-place': 'ask',
  rate: 'ask',
  scorecard: 'ask',
  verdict: 'ask',
  'who-answers': 'ask',
  'voice-message': 'ask',
  subflow: 'lead',
  transfer: 'lead',
  hangup: 'end',
};

export const kindGroup = (type: string): string => GROUPS[type] ?? 'think';
