/**
 * Ways of callers through the citizen line, as keys; `-` is silence. Together they ask for services, budgets, offices and
 * English, rate, err and fall silent, about as long as callers stay.
 */
export const WALKS: readonly (readonly string[])[] = [
  '1 1 1 2 1 2',
  '2 6 020101 1 2 5 0',
  '1 3 3 9 8 1 2',
  '2 1 7 1 1 1 9',
  '4 4 1 2 1 1',
  '1 1 8 # 9 * 1 2',
  '5 1 1 2 9 8 2',
  '- 1 2 1 1 2 9',
].map((keys) => keys.split(' '));
