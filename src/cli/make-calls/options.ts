import { parseArgs } from 'node:util';

export interface Options {
  calls: number;
  /** The folder of the line that gets them. */
  to: string;
  seed: number;
  years: number;
  /** Real calls that are walked first, of which the others are made. */
  walked: number;
  /** The last day, as `2026-11-21`. */
  until: string;
}

const USAGE = `Use: npm run -s make-calls -- --to <folder> [--calls 2000000] [--seed 1] [--years 2]
     --to      the DATA_DIR of a line that has no calls yet; it is made where there is none
     --walked  how many real calls are walked, of which the others are made (1200)
     --until   the last day, as 2026-11-21 (yesterday)`;

/** Thrown for what cannot be read; its message says how to use the command. */
export class UsageError extends Error {
  readonly code = 'usage';
}

/** In: the arguments of the command, and today. Throws UsageError. */
export function optionsOf(args: string[], yesterday: string): Options {
  const text = { type: 'string' } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: { calls: text, to: text, seed: text, years: text, walked: text, until: text },
    }));
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
  const number = (name: 'calls' | 'seed' | 'years' | 'walked', otherwise: number): number => {
    const given = values[name] ?? String(otherwise);
    if (!/^[1-9]\d{0,8}$/.test(given)) {
      throw new UsageError(`--${name} ${given} is not a whole number from 1 on.\n${USAGE}`);
    }
    return Number(given);
  };
  const until = values.until ?? yesterday;
  if (!/^\d{4}-\d\d-\d\d$/.test(until) || Number.isNaN(Date.parse(until))) {
    throw new UsageError(`--until ${until} is not a day.\n${USAGE}`);
  }
  if (values.to === undefined) throw new UsageError(`Say where to.\n${USAGE}`);
  return {
    ...{ calls: number('calls', 2_000_000), seed: number('seed', 1), years: number('years', 2) },
    ...{ walked: number('walked', 1200), to: values.to, until },
  };
}
