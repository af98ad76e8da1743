import { dayAfter, mondayOf } from '../calendar/phnom-penh.ts';

export const BUCKETS = ['day', 'week', 'month'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** The bucket that a day falls into: the day, the Monday of its week, or its month. */
export const bucketOf = (by: Bucket, day: string): string => {
  if (by === 'day') return day;
  return by === 'week' ? mondayOf(day) : day.slice(0, 7);
};

/** Every bucket of a period, also those in which nothing was. Both days count. */
export function bucketsOf(by: Bucket, from: string, to: string): string[] {
  const found = new Set<string>();
  for (let day = from; day <= to; day = dayAfter(day)) found.add(bucketOf(by, day));
  return [...found];
}
