/** The components of each side of a budget in the order in which they are read, and all that there are. */
export const COMPONENTS = {
  spending: ['administration', 'roads', 'water', 'social'],
  income: ['fund', 'own', 'contributions'],
} as const;
