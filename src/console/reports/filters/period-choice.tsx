import { TextInput } from '@mantine/core';
import { useReportTexts } from '../words.ts';
import { periodIn, type Filters } from './asked.ts';
import { Choice } from './choice.tsx';
import { periodOf, PRESETS, presetOf, todayInPhnomPenh, type Preset } from './periods.ts';
import type { Change } from './use-address.ts';

const OWN = 'own';

/** Which days are counted: a period with a name, or any two days. */
export function PeriodChoice({ address, change, now }: { address: Filters; change: Change; now: number }) {
  const words = useReportTexts();
  const today = todayInPhnomPenh(now);
  const period = periodIn(address, now);
  const preset = presetOf(period, today) ?? OWN;
  const options = [
    ...PRESETS.map((one) => [one, words.presets[one] ?? one] as const),
    [OWN, words.ownPeriod] as const,
  ];
  return (
    <>
      <Choice
        label={words.period}
        value={preset}
        options={options}
        needed
        change={(chosen) => {
          if (chosen !== null && chosen !== OWN) change({ ...periodOf(chosen as Preset, today) });
        }}
      />
      <DayField
        label={words.from}
        value={period.from}
        last={period.to}
        change={(from) => change({ ...period, from })}
      />
      <DayField
        label={words.to}
        value={period.to}
        first={period.from}
        change={(to) => change({ ...period, to })}
      />
    </>
  );
}

/** A day; half-typed ones are waited for. */
export function DayField(props: {
  label: string;
  value: string;
  first?: string;
  last?: string;
  change: (day: string) => void;
}) {
  const { label, value, first, last, change } = props;
  return (
    <TextInput
      type="date"
      label={label}
      // A change from elsewhere, such as a preset, is another field.
      key={value}
      defaultValue={value}
      min={first ?? '2000-01-01'}
      {...(last && { max: last })}
      onChange={({ currentTarget: field }) => {
        if (field.validity.valid && field.value !== '' && field.value !== value) change(field.value);
      }}
    />
  );
}
