import { Select } from '@mantine/core';
import { useReportTexts } from '../words.ts';

/** One of a few values, or all. */
export function Choice({
  label,
  value,
  options,
  change,
  needed = false,
}: {
  label: string;
  value: string | undefined;
  options: readonly (readonly [value: string, label: string])[];
  change: (value: string | null) => void;
  /** There is always one chosen. */
  needed?: boolean;
}) {
  const words = useReportTexts();
  // Nobody can choose what has no name.
  const named = options.filter(([one]) => one !== '');
  const all = needed ? [] : [{ value: '', label: words.everything }];
  return (
    <Select
      label={label}
      data={[...all, ...named.map(([one, text]) => ({ value: one, label: text }))]}
      value={value ?? (needed ? null : '')}
      onChange={(chosen) => change(chosen === '' ? null : chosen)}
      allowDeselect={false}
      searchable={options.length > 12}
      w={260}
      withScrollArea={false}
      styles={{ options: { maxHeight: 260, overflowY: 'auto' } }}
    />
  );
}
