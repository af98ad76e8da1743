/*
 * What the open page tells, and what can be taken from it. Months are `2026-10`. Every row is about 5 callers or more.
 */

export const LICENCE = 'CC BY 4.0';
export const LICENCE_URL = 'https://creativecommons.org/licenses/by/4.0/';

/** Calls of a month, and how many callers they came from. Null where they were fewer than 5. */
export interface OpenCalls {
  calls: number;
  callers: number;
}

export interface OpenTopic {
  /** The code of a province; `?` where no place was named. */
  province: string;
  topic: string;
  callers: number;
}

export interface OpenRating {
  /** `service` or `commune`. */
  subject: string;
  id: string;
  /** Of the newest rating of each caller in the month, from 1 (very bad) to 5 (very good), to one decimal. */
  mean: number;
  callers: number;
}

export interface OpenCase {
  province: string;
  kind: string;
  /** When the figures were made. */
  state: string;
  cases: number;
}

/** A whole month in the past. Once it is published it never changes. */
export interface OpenMonth {
  licence: string;
  licenceUrl: string;
  month: string;
  calls: OpenCalls | null;
  topics: OpenTopic[];
  ratings: OpenRating[];
  cases: OpenCase[];
}

export interface OpenScore {
  facility: string;
  nameKm: string;
  nameEn: string;
  commune: string;
  kind: string;
  item: string;
  /** Rounded up, from 1 to 5. */
  median: number;
  voters: number;
}

/** A round of scorecards that is over. Once it is published it never changes. */
export interface OpenRound {
  licence: string;
  licenceUrl: string;
  round: string;
  name: string;
  opensOn: string;
  closesOn: string;
  /** An invented example. */
  sample: boolean;
  scores: OpenScore[];
}

/** What there is: the months, the newest first, with their calls; and the rounds. */
export interface OpenIndex {
  licence: string;
  licenceUrl: string;
  months: { month: string; calls: OpenCalls | null }[];
  rounds: { round: string; name: string }[];
  provinces: Record<string, { km: string; en: string }>;
  services: Record<string, { km: string; en: string }>;
  topics: Record<string, { km: string; en: string }>;
}
