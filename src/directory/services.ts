import { z } from 'zod';
import type { Json } from '../core/call/events.ts';
import { spokenPlace } from './places.ts';
import type { ReferenceStore, ServiceRow } from './ports.ts';
import { query } from './query.ts';

/** The topics in the order in which they are read: what most people need comes first. */
const TOPICS = ['family', 'vehicles', 'land', 'business', 'help'];

const namePrompt = (key: string): string => `service-${key}-name`;

export const serviceTopics = query({}, (_args, store) => {
  const found = TOPICS.filter((topic) => store.servicesOfTopic(topic).length > 0);
  return found.length > 0 ? found.map((key) => ({ key, name: `topic-${key}` })) : undefined;
});

export const servicesOfTopic = query({ topic: z.string() }, ({ topic }, store) => {
  const found = store.servicesOfTopic(topic);
  return found.length > 0 ? found.map(({ key }) => ({ key, name: namePrompt(key) })) : undefined;
});

/**
 * One service as a caller hears it. A figure that nobody confirmed is null, and stays unspoken. Figures of one place
 * come with that place, unless the caller's own commune lies in it.
 */
export const service = query({ key: z.string(), commune: z.string().nullable() }, (args, store) => {
  const row = store.service(args.key);
  if (!row) return undefined;
  const fees = store.services().filter((one) => one.listedUnder.split(' ').includes(row.key));
  const spoken = fees.map((fee) => feeOf(fee, fees.length > 1));
  const daysAtMost = row.verified ? row.daysAtMost : null;
  const documents = row.documents && row.verified ? `service-${row.key}-documents` : null;
  const known = daysAtMost !== null || documents !== null || spoken.some(({ amount }) => amount !== null);
  return {
    told: row.feeKind === 'none' ? 'without-figures' : known ? 'in-full' : 'by-the-office',
    key: row.key,
    name: namePrompt(row.key),
    office: `office-${row.office}`,
    fees: spoken,
    place: placeOfFigures(row, args.commune, store),
    daysAtMost,
    documents,
    about: row.about && row.verified ? `service-${row.key}-about` : null,
  };
});

const feeOf = (row: ServiceRow, labelled: boolean): { [name: string]: Json } & { amount: number | null } => ({
  label: labelled ? `fee-${row.key}` : null,
  amount: row.verified ? row.feeRiel : null,
  kind: row.feeKind,
  unit: row.feeUnit && `unit-${row.feeUnit}`,
});

/** The place that has to be named with the figures, or null where they hold for this caller without it. */
function placeOfFigures(row: ServiceRow, commune: string | null, store: ReferenceStore): Json {
  const figures = row.verified && row.feeRiel !== null;
  if (!figures || row.holdsIn === null || commune?.startsWith(row.holdsIn)) return null;
  const place = store.place(row.holdsIn);
  return place ? spokenPlace(place) : null;
}

/** Every prompt that the answers about these services may name, for the check that each can be heard. */
export function servicePrompts(rows: readonly ServiceRow[]): string[] {
  return rows.flatMap((row) => {
    const head = row.listedUnder === row.key;
    const family = rows.filter((one) =>
      one.listedUnder.split(' ').includes(row.listedUnder.split(' ')[0] ?? ''),
    );
    return [
      `topic-${row.topic}`,
      `office-${row.office}`,
      ...(head ? [namePrompt(row.key)] : []),
      ...(family.length > 1 ? [`fee-${row.key}`] : []),
      ...(row.feeUnit ? [`unit-${row.feeUnit}`] : []),
      ...(row.documents ? [`service-${row.key}-documents`] : []),
      ...(row.about ? [`service-${row.key}-about`] : []),
    ];
  });
}
