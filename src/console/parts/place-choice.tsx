import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useWords } from '../language.tsx';
import { placeName, usePlaces, usePlaceSearch } from './places.ts';

/** On a slow line, places are asked for once somebody has finished typing. */
const TYPED_MS = 300;

/** A province, district or commune, found by a part of its name in either language; blank for none. */
export function PlaceChoice({
  value,
  deepest = 6,
  onChange,
  ...look
}: {
  label: string;
  description?: string;
  error?: string;
  placeholder?: string;
  w?: number;
  value: string;
  /** Digits of the longest code that can be chosen. */
  deepest?: number;
  onChange: (code: string) => void;
}) {
  const { texts, language } = useWords();
  const [typed, setTyped] = useState('');
  const chosen = usePlaces([value]).get(value);
  const labelOf = (place: NonNullable<typeof chosen>): string =>
    `${placeName(place, language)} (${place.code})`;
  const isChosen = chosen !== undefined && typed === labelOf(chosen);
  const [part] = useDebouncedValue(isChosen ? '' : typed.trim(), TYPED_MS);
  const search = usePlaceSearch(part);
  const found = (search.data?.places ?? []).filter(({ code }) => code.length <= deepest);
  if (chosen && !found.some(({ code }) => code === chosen.code)) found.unshift(chosen);
  const isSearching = search.isFetching || (!isChosen && part !== typed.trim());
  return (
    <Select
      {...look}
      searchable
      clearable
      data={found.map((place) => ({ value: place.code, label: labelOf(place) }))}
      // The line has searched already, in both languages.
      filter={({ options }) => options}
      value={value === '' ? null : value}
      onChange={(code) => onChange(code ?? '')}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={
        isSearching ? texts.loading : typed === '' ? texts.facts.placeHint : texts.facts.noPlaceFound
      }
      withScrollArea={false}
      styles={{ options: { maxHeight: 260, overflowY: 'auto' } }}
      clearButtonProps={{ 'aria-label': texts.close }}
    />
  );
}
