import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PlaceAnswer, PlacesAnswer } from '../../directory/api-types.ts';
import { ask } from '../api.ts';
import type { ScreenLanguage } from '../texts/texts.ts';

/** Codes that go into one address. */
const MOST = 500;

const places = (query: Record<string, string>) => () =>
  ask<PlacesAnswer>('GET', `/places?${new URLSearchParams(query)}`);

/** Places by their codes. Out: those that have come so far. */
export function usePlaces(codes: readonly string[]): ReadonlyMap<string, PlaceAnswer> {
  const wanted = [...new Set(codes)]
    .filter((code) => /^(\d{2}){1,3}$/.test(code))
    .toSorted()
    .slice(-MOST);
  const list = wanted.join(',');
  const { data } = useQuery({
    queryKey: ['/places', 'codes', list],
    queryFn: places({ codes: list }),
    enabled: list !== '',
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  return new Map(data?.places.map((place) => [place.code, place]));
}

/** Places with a part of a name, or the beginning of a code. */
export const usePlaceSearch = (part: string) =>
  useQuery({
    queryKey: ['/places', 'search', part],
    queryFn: places({ search: part }),
    enabled: part !== '',
    staleTime: Infinity,
  });

/** The place and what it lies in, for who reads the screen. */
export const placeName = (place: PlaceAnswer, language: ScreenLanguage): string => place[language].join(', ');
