import { Select, Stack } from '@mantine/core';
import type { NamedPlace, PlacesUnderAnswer } from '../../directory/api-types.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../queries.ts';
import { placeName } from './line-words.ts';

const LEVELS: readonly { level: NamedPlace['level']; digits: number }[] = [
  { level: 'province', digits: 2 },
  { level: 'district', digits: 4 },
  { level: 'commune', digits: 6 },
];

/** A place, chosen from the province down; one may stop at any of them. In and out: its code, empty for none. */
export function PlaceChoice({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  return (
    <Stack gap="xs">
      {LEVELS.filter(({ digits }) => value.length >= digits - 2).map(({ level, digits }) => (
        <LevelChoice key={level} {...{ level, digits, value, onChange }} />
      ))}
    </Stack>
  );
}

function LevelChoice({
  level,
  digits,
  value,
  onChange,
}: {
  level: NamedPlace['level'];
  digits: number;
  value: string;
  onChange: (code: string) => void;
}) {
  const { texts, language } = useWords();
  const words = texts.settings.lines;
  const above = value.slice(0, digits - 2);
  const places = useAnswer<PlacesUnderAnswer>(`/lines/places${above === '' ? '' : `?under=${above}`}`);
  return (
    <Select
      label={words.levels[level]}
      placeholder={words.noPlace}
      data={(places.data?.places ?? []).map((place) => ({
        value: place.code,
        label: `${placeName(place, language)} (${place.code})`,
      }))}
      value={value.length >= digits ? value.slice(0, digits) : null}
      onChange={(code) => onChange(code ?? above)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': texts.close }}
      disabled={!places.data}
      // The list scrolls by itself, so that the arrow keys reach all of it.
      withScrollArea={false}
      styles={{ options: { maxHeight: 220, overflowY: 'auto' } }}
    />
  );
}
