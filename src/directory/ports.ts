import type { Circumstances } from '../calls/ports.ts';
import type { PlaceType } from '../core/speech/places.ts';
import type { RequestRow } from './requests/request-row.ts';

export type PlaceLevel = 'province' | 'district' | 'commune';

export interface PlaceRow {
  code: string;
  level: PlaceLevel;
  type: PlaceType;
  nameKm: string;
  nameEn: string;
  parentCode: string | null;
}

export interface ServiceRow {
  key: string;
  topic: string;
  listedUnder: string;
  position: number;
  office: string;
  nameEn: string;
  nameKm: string | null;
  documents: boolean;
  about: boolean;
  feeRiel: number | null;
  /** `none`: nothing is asked for with figures, such as a complaint. */
  feeKind: 'exact' | 'maximum' | 'none';
  feeUnit: string | null;
  daysAtMost: number | null;
  holdsIn: string | null;
  verified: boolean;
  sourceUrl: string | null;
  sourceDate: string | null;
  notes: string | null;
}

export interface BudgetRow {
  commune: string;
  year: number;
  side: 'income' | 'spending';
  /** `total`, or one of the components of that side. */
  component: string;
  planned: number | null;
  actual: number | null;
  sample: boolean;
  verified: boolean;
  sourceUrl: string | null;
  sourceDate: string | null;
  notes: string | null;
}

/** A number that answers, and what is known of whoever calls it: it may be printed on one commune's posters. */
export interface LineRow {
  /** As the carrier sends it. */
  number: string;
  /** The flow that answers; null for the one that answers everywhere. */
  flow: string | null;
  /** The code of a province, district or commune. */
  place: string | null;
  /** Of callers who have not chosen another. */
  language: string | null;
  note: string | null;
}

/**
 * How many numbers somebody gave that were not found: in this call, and in the last 24 hours by this phone.
 * In: the query that was asked with them, and who asks when.
 */
export type WrongNumbers = (query: string, who: Circumstances) => { inCall: number; inDay: number };

/** The facts that callers ask about, as they are stored. */
export interface ReferenceStore {
  place(code: string): PlaceRow | undefined;
  /** The places directly under another, those with most communes first; the provinces for null. */
  placesUnder(parentCode: string | null): PlaceRow[];
  /** The services of a topic, in the order in which they are read. */
  servicesOfTopic(topic: string): ServiceRow[];
  service(key: string): ServiceRow | undefined;
  /** Every service, those read in another's answer too. */
  services(): ServiceRow[];
  budget(commune: string): BudgetRow[];
  line(number: string): LineRow | undefined;
  lines(): LineRow[];
  request(number: string): RequestRow | undefined;
  wrongNumbers: WrongNumbers;
}
