import { z } from 'zod';
import type { Json } from '../core/call/events.ts';
import { nearest } from './nearest.ts';
import { officePlace, openingOfKind } from './offices.ts';
import { spokenPlace } from './places.ts';
import {
  CONCESSIONS,
  FEE_UNITS,
  SERVICE_OFFICES,
  TOPICS,
  type ReferenceStore,
  type ServiceRow,
} from './ports.ts';
import { query, type QueryContext } from './query.ts';
import { agingState } from './fact-states.ts';

const namePrompt = (key: string): string => `service-${key}-name`;

/** The name as lists read it; the answer itself begins with the full name. */
const shortPrompt = (key: string): string => `service-${key}-short`;

export const serviceTopics = query({}, (_args, store, options) => {
  const found = TOPICS.filter((topic) => headsOf(topic, store, options).length > 0);
  return found.length > 0 ? found.map((key) => ({ key, name: `topic-${key}` })) : undefined;
});

export const servicesOfTopic = query({ topic: z.string() }, ({ topic }, store, options) => {
  const found = headsOf(topic, store, options);
  return found.length > 0 ? found.map((key) => listed(key, options)) : undefined;
});

/** The services of a topic that have an answer of their own. What cannot be named aloud is not offered. */
function headsOf(topic: string, store: ReferenceStore, { canBeHeard }: QueryContext): string[] {
  const heads = store.services().filter((row) => row.topic === topic && row.listedUnder === row.key);
  return [...new Set(heads.map(({ key }) => key))].filter((key) => canBeHeard(namePrompt(key)));
}

function listed(key: string, { canBeHeard }: QueryContext): Json {
  const short = shortPrompt(key);
  return { key, name: namePrompt(key), short: canBeHeard(short) ? short : namePrompt(key) };
}

/**
 * One service as a caller hears it. A figure that nobody confirmed, or too long ago, is null and stays unspoken. Of
 * several rows the nearest to the caller's commune holds; figures of one place come with that place only where the
 * commune is not known.
 */
export const service = query({ key: z.string(), commune: z.string().nullable() }, (args, store, options) => {
  const rows = store.services();
  const own = rows.filter(({ key }) => key === args.key);
  const head = nearest(own, args.commune);
  const any = head ?? own[0];
  if (!any || !options.canBeHeard(namePrompt(args.key))) return undefined;
  const told = figuresOf(head, options);
  const fees = feesOf(rows, args.key, args.commune ?? head?.placeCode ?? '', options);
  const figures = told.daysAtMost !== null || told.documents !== null || fees.some(hasAmount);
  return {
    told: any.feeKind === 'none' ? 'without-figures' : figures ? 'in-full' : 'by-the-office',
    key: any.key,
    name: namePrompt(any.key),
    fees,
    ...told,
    documentCount: told.documents?.length ?? 0,
    office: `office-${any.office}`,
    officePlace: officePlace(any.office, args.commune, store),
    hours: openingOfKind([any.office], args.commune, store, options)?.days ?? null,
    ...whereItHolds(head, own, args.commune, fees.some(hasAmount), store),
  };
});

/** What the row of the service itself tells. */
function figuresOf(row: ServiceRow | undefined, options: QueryContext) {
  const about = `service-${row?.key ?? ''}-about`;
  if (!row || !isSpoken(row, options)) {
    return { daysAtMost: null, validityYears: null, validityMonths: null, documents: null, about: null };
  }
  const months = row.validityMonths;
  const years = months !== null && months % 12 === 0 ? months / 12 : null;
  return {
    daysAtMost: row.daysAtMost,
    validityYears: years,
    validityMonths: years === null ? months : null,
    documents: documentsOf(row, options),
    about: row.about && options.canBeHeard(about) ? about : null,
  };
}

/** The documents to bring. A list of which one cannot be heard is not told at all: it would be too short. */
function documentsOf({ documents }: ServiceRow, { canBeHeard }: QueryContext) {
  const names = documents?.split(' ') ?? [];
  if (names.length === 0 || !names.every(canBeHeard)) return null;
  return names.map((name) => ({ key: name, name }));
}

/** The fees that are read in an answer, each from its own nearest row. */
function feesOf(rows: readonly ServiceRow[], head: string, where: string, options: QueryContext) {
  const family = rows.filter((row) => row.listedUnder.split(' ').includes(head));
  const own = [...new Set(family.map(({ key }) => key))].map((key) =>
    family.filter((row) => row.key === key),
  );
  const several = own.filter(([row]) => row?.feeKind !== 'concession').length > 1;
  return own
    .toSorted(([a], [b]) => placeInAnswer(a) - placeInAnswer(b))
    .flatMap((fee) => feeOf(fee, where, several, options))
    .filter(({ label }) => label === null || options.canBeHeard(label));
}

/** By position; a concession after the fee that stands at the same one. */
const placeInAnswer = (row: ServiceRow | undefined): number =>
  (row?.position ?? 0) + (row?.feeKind === 'concession' ? 0.5 : 0);

function feeOf(rows: readonly ServiceRow[], where: string, several: boolean, options: QueryContext) {
  const row = nearest(rows, where);
  const [any] = rows;
  if (!any) return [];
  const amount = row && isSpoken(row, options) ? row.feeRiel : null;
  // Of a concession that is not known there is nothing to say.
  if (any.feeKind === 'concession' && amount === null) return [];
  const { key, feeKind: kind, feeUnit, concession } = row ?? any;
  const label = concession !== null ? `fee-concession-${concession}` : several ? `fee-${key}` : null;
  return [{ label, amount, kind, unit: feeUnit && `unit-${feeUnit}` }];
}

const hasAmount = ({ amount }: { amount: number | null }): boolean => amount !== null;

const isSpoken = (row: ServiceRow, options: QueryContext): boolean =>
  agingState(row, options) === 'confirmed';

/** The place that has to be named with the figures, and whether fees may differ elsewhere: only for strangers. */
function whereItHolds(
  head: ServiceRow | undefined,
  own: readonly ServiceRow[],
  commune: string | null,
  figures: boolean,
  store: ReferenceStore,
): { place: Json; elsewhere: boolean } {
  if (commune !== null || !figures) return { place: null, elsewhere: false };
  const place = head && store.place(head.placeCode);
  return {
    place: place ? spokenPlace(place) : null,
    elsewhere: own.some(({ placeCode }) => placeCode !== ''),
  };
}

/** Words that any imported service may use. */
const SHARED_PROMPTS = [
  ...TOPICS.map((topic) => `topic-${topic}`),
  ...SERVICE_OFFICES.map((office) => `office-${office}`),
  ...FEE_UNITS.map((unit) => `unit-${unit}`),
  ...CONCESSIONS.map((whom) => `fee-concession-${whom}`),
];

/** Every prompt that the answers about these services may name, for the check that each can be heard. */
export function servicePrompts(rows: readonly ServiceRow[]): string[] {
  return [...SHARED_PROMPTS, ...rows.flatMap((row) => promptsOf(row, rows))];
}

function promptsOf(row: ServiceRow, rows: readonly ServiceRow[]): string[] {
  const head = row.listedUnder === row.key;
  const family = rows.filter(
    (one) =>
      one.feeKind !== 'concession' &&
      one.listedUnder.split(' ').includes(row.listedUnder.split(' ')[0] ?? ''),
  );
  const label = row.concession ? `fee-concession-${row.concession}` : `fee-${row.key}`;
  return [
    ...(head ? [namePrompt(row.key), shortPrompt(row.key)] : []),
    ...(family.length > 1 || row.concession ? [label] : []),
    ...(row.documents?.split(' ') ?? []),
    ...(row.about ? [`service-${row.key}-about`] : []),
  ];
}
