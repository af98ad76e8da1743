/**
 * Colours that people with any kind of colour vision can tell apart (Okabe and Ito, "Color Universal Design"), in an
 * order in which neighbours differ in lightness too.
 */
export const COLOURS = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#f0e442',
  '#4d4d4d',
] as const;

/** Of what is compared: paler, and never by its colour alone. */
export const COMPARED_COLOUR = '#e69f00';

export const INK = '#212529';
export const FAINT_INK = '#495057';
export const GRID = '#dee2e6';

export const FONT = "'Noto Sans Khmer', system-ui, sans-serif";

/** Told apart without any colour. */
export const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const;

/** Canvas draws with what is there: the letters must have come before. */
export const lettersReady = (): Promise<unknown> =>
  Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 14px ${FONT}`, 'កខ Aa')));
