import type { PlaceType } from '../core/speech/places.ts';
import type { AccountabilityStore } from './accountability-ports.ts';

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
  /** Facilities, scorecards, rights and promises. */
  accountability: AccountabilityStore;
}
