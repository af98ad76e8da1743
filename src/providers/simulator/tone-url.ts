/** Where the simulator has what its callers said: a tone as long as they spoke. `mark` tells one from another. */
export const toneUrl = (seconds: number, mark: string): string =>
  `https://simulator.invalid/${encodeURIComponent(mark)}/tone/${seconds}`;
