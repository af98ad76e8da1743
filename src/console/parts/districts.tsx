import { MultiSelect, Select } from '@mantine/core';
import type { District } from '../../staff/api-types.ts';
import { useWords } from '../language.tsx';
import { useDistricts } from '../queries.ts';
import type { ScreenLanguage } from '../texts/texts.ts';

/** Districts to choose from, grouped by province; what is typed is searched in the words of both languages. */
export function Districts(props: {
  label: string;
  description: string;
  value: string[];
  error?: string | null;
  onChange: (codes: string[]) => void;
}) {
  const { language } = useWords();
  const districts = useDistricts();
  return (
    <MultiSelect
      {...props}
      searchable
      clearable
      data={grouped(districts.data?.districts ?? [], language)}
      disabled={!districts.data}
      // The list scrolls by itself, so that the arrow keys reach all of it.
      withScrollArea={false}
      styles={{ options: { maxHeight: 260, overflowY: 'auto' } }}
    />
  );
}

/** One district, or none. */
export function DistrictChoice(props: {
  label: string;
  placeholder: string;
  value: string | null;
  onChange: (code: string | null) => void;
}) {
  const { language, texts } = useWords();
  const districts = useDistricts();
  return (
    <Select
      {...props}
      searchable
      clearable
      data={grouped(districts.data?.districts ?? [], language)}
      disabled={!districts.data}
      withScrollArea={false}
      styles={{ options: { maxHeight: 260, overflowY: 'auto' } }}
      clearButtonProps={{ 'aria-label': texts.close }}
    />
  );
}

function grouped(districts: readonly District[], language: ScreenLanguage) {
  const provinces = new Map<string, { value: string; label: string }[]>();
  for (const { code, nameKm, nameEn, provinceKm, provinceEn } of districts) {
    const [province, label] =
      language === 'km' ? [provinceKm, `${nameKm} (${nameEn})`] : [provinceEn, `${nameEn} (${nameKm})`];
    provinces.set(province, [...(provinces.get(province) ?? []), { value: code, label }]);
  }
  return [...provinces].map(([group, items]) => ({ group, items }));
}
