import type { Circumstances } from '../calls/ports.ts';
import type { PlaceType } from '../core/speech/places.ts';
import type { RequestRow } from './requests/request-row.ts';
import type { AccountabilityStore } from './accountability-ports.ts';
import type { Confirmation } from './spoken.ts';

export type PlaceLevel = 'province' | 'district' | 'commune';

export interface PlaceRow {
  code: string;
  level: PlaceLevel;
  type: PlaceType;
  nameKm: string;
  nameEn: string;
  parentCode: string | null;
}

/** The topics of services in the order in which they are read: what most people need comes first. */
export const TOPICS = ['family', 'vehicles', 'land', 'business', 'help'] as const;

/** The kinds of offices; `office-<kind>` tells the caller where to go. */
export const OFFICE_KINDS = [
  'commune',
  'district',
  'owso',
  'owso-province',
  'ombudsman',
  'police',
  'nssf',
  'school',
  'health',
] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** Offices that a service can send people to: each has a prompt that says where to go. */
export const SERVICE_OFFICES = [
  'commune',
  'district',
  'owso',
  'owso-province',
  'ombudsman',
  'police',
  'nssf',
] as const satisfies readonly OfficeKind[];

/** `specific`: set for this place or case. `none`: nothing is asked for with figures, such as a complaint. */
export const FEE_KINDS = ['exact', 'maximum', 'specific', 'concession', 'none'] as const;

export const FEE_UNITS = ['sheet', 'copy', 'room', 'time', 'transfer', 'month'] as const;

/** Whom a concession is for; `any` where the source does not say. */
export const CONCESSIONS = ['id-poor', 'student', 'disability', 'any'] as const;

/** One fee of a service at one place. */
export interface ServiceRow extends Confirmation {
  key: string;
  /** A province, district or commune; empty for the whole country. */
  placeCode: string;
  topic: string;
  listedUnder: string;
  position: number;
  office: OfficeKind;
  nameEn: string;
  nameKm: string | null;
  about: boolean;
  feeRiel: number | null;
  feeKind: (typeof FEE_KINDS)[number];
  feeUnit: string | null;
  concession: string | null;
  daysAtMost: number | null;
  validityMonths: number | null;
  /** Prompts joined by spaces; null when they are not known. */
  documents: string | null;
  sourceUrl: string | null;
  sourceDate: string | null;
  notes: string | null;
}

export interface BudgetRow extends Confirmation {
  /** A commune or a district. */
  placeCode: string;
  year: number;
  side: 'income' | 'spending';
  /** `total`, or one of the components of that side. */
  component: string;
  planned: number | null;
  actual: number | null;
  sample: boolean;
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
  /** False for a row that staff made or changed in the console. */
  shipped: boolean;
}

/**
 * How many numbers somebody gave that were not found: in this call, and in the last 24 hours by this phone.
 * In: the query that was asked with them, and who asks when.
 */
export type WrongNumbers = (query: string, who: Circumstances) => { inCall: number; inDay: number };
export interface PopulationRow extends Confirmation {
  placeCode: string;
  year: number;
  people: number;
  sourceUrl: string | null;
}

export interface OfficeRow extends Confirmation {
  key: string;
  kind: OfficeKind;
  placeCode: string;
  /** The office's public number: E.164 or a short code. */
  phone: string | null;
  sample: boolean;
  sourceUrl: string | null;
  sourceDate: string | null;
}

/** One time at which an office is open, in minutes of the day in Phnom Penh; weekday 1 is Monday. */
export interface OpeningRow extends Confirmation {
  officeKey: string;
  weekday: number;
  fromMinute: number;
  toMinute: number;
  sourceUrl: string | null;
}

export interface HolidayRow {
  date: string;
  nameEn: string;
  sourceUrl: string | null;
}

/** A village of a commune, by the commune's code and two digits. */
export interface VillageRow {
  code: string;
  commune: string;
  nameKm: string;
  nameEn: string;
}

/** The facts that callers ask about, as they are stored. */
export interface ReferenceStore {
  place(code: string): PlaceRow | undefined;
  /** The places directly under another, those with most communes first; the provinces for null. */
  placesUnder(parentCode: string | null): PlaceRow[];
  /** Places with this part in a name, or with this beginning of their code; at most so many, by their codes. */
  placesLike(part: string, most: number): PlaceRow[];
  /** The villages of a commune by their codes; none where nobody brought the list. */
  villages(commune: string): VillageRow[];
  /** Every service at every place, those read in another's answer too, in the order in which they are read. */
  services(): readonly ServiceRow[];
  /** Every line of the budget of a commune or a district. */
  budget(placeCode: string): BudgetRow[];
  population(placeCode: string): PopulationRow[];
  /** The offices of a kind, wherever they are. */
  offices(kind: OfficeKind): readonly OfficeRow[];
  office(key: string): OfficeRow | undefined;
  opening(officeKey: string): OpeningRow[];
  isHoliday(date: string): boolean;
  /** Facilities, scorecards, rights and promises. */
  accountability: AccountabilityStore;
  line(number: string): LineRow | undefined;
  lines(): LineRow[];
  request(number: string): RequestRow | undefined;
  wrongNumbers: WrongNumbers;
}
