import { Button, Group } from '@mantine/core';
import type { ReportFilter, ReportInfo } from '../../../analytics/api-types.ts';
import { PlaceChoice } from '../../parts/place-choice.tsx';
import { useReportTexts } from '../words.ts';
import type { Filters } from './asked.ts';
import { Choice } from './choice.tsx';
import { CompareChoice } from './compare-choice.tsx';
import { PeriodChoice } from './period-choice.tsx';
import type { Change } from './use-address.ts';
import { useOptions } from './use-options.ts';

interface Props {
  info: ReportInfo;
  address: Filters;
  change: Change;
  /** Milliseconds since 1970. */
  now: number;
}

/** What is counted. All of it stands in the address: "back" and links bring it back. */
export function FilterBar({ info, address, change, now }: Props) {
  const words = useReportTexts();
  const options = useOptions(info, address);
  return (
    <Group align="end" mb="md" role="group" aria-label={words.filters}>
      {info.period !== 'none' && <PeriodChoice address={address} change={change} now={now} />}
      {info.by.length > 1 && (
        <Choice
          label={words.by}
          value={address['by'] ?? info.by[0]}
          options={info.by.map((one) => [one, words.bys[one] ?? one])}
          needed
          change={(by) => change({ by, sort: null })}
        />
      )}
      {info.filters.map((name) => (
        <OneFilter key={name} name={name} info={info} address={address} change={change} options={options} />
      ))}
      <CompareChoice
        info={info}
        address={address}
        change={change}
        now={now}
        versions={options.version ?? []}
      />
      {Object.keys(address).length > 0 && (
        <Button variant="subtle" onClick={() => change(nothingOf(address))}>
          {words.clear}
        </Button>
      )}
    </Group>
  );
}

const nothingOf = (address: Filters): Record<string, null> =>
  Object.fromEntries(Object.keys(address).map((name) => [name, null]));

function OneFilter({
  name,
  info,
  address,
  change,
  options,
}: Omit<Props, 'now'> & { name: ReportFilter; options: ReturnType<typeof useOptions> }) {
  const words = useReportTexts();
  if (name === 'place') {
    return (
      <PlaceChoice
        label={words.place}
        placeholder={words.wholeCountry}
        w={260}
        deepest={info.deepestPlace}
        value={address['place'] ?? ''}
        onChange={(place) => change({ place })}
      />
    );
  }
  const some = options[name];
  // One value is no choice, unless it is chosen already.
  if (!some || (some.length < 2 && address[name] === undefined)) return null;
  return (
    <Choice
      label={labelOf(name, words)}
      value={address[name]}
      options={some}
      change={(value) => change({ [name]: value })}
    />
  );
}

const labelOf = (name: ReportFilter, words: ReturnType<typeof useReportTexts>): string =>
  name === 'line'
    ? words.line
    : name === 'language'
      ? words.language
      : name === 'version'
        ? words.version
        : (words.columns[name] ?? name);
