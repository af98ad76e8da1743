import type { ReportInfo } from '../../../analytics/api-types.ts';
import { useReportTexts } from '../words.ts';
import { askedOf, comparisonsOf, type Filters } from './asked.ts';
import { Choice } from './choice.tsx';
import { DayField } from './period-choice.tsx';
import type { Change } from './use-address.ts';

/** What the figures stand beside: another time, or another version of the menu. */
export function CompareChoice({
  info,
  address,
  change,
  now,
  versions,
}: {
  info: ReportInfo;
  address: Filters;
  change: Change;
  now: number;
  versions: readonly (readonly [string, string])[];
}) {
  const words = useReportTexts();
  const comparisons = comparisonsOf(info);
  if (comparisons.length === 0) return null;
  const chosen = comparisons.find((one) => one === address['compare']) ?? 'none';
  const { compareFrom = '', compareTo = '' } = askedOf(info, address, now);
  return (
    <>
      <Choice
        label={words.compare}
        value={chosen}
        options={(['none', ...comparisons] as const).map((one) => [one, words.comparisons[one]])}
        needed
        change={(compare) =>
          change({
            ...{ compareFrom: null, compareTo: null, compareVersion: null },
            compare: compare === 'none' ? null : compare,
          })
        }
      />
      {chosen === 'period' && (
        <>
          <DayField
            label={words.compareFrom}
            value={compareFrom}
            last={compareTo}
            change={(from) => change({ compareFrom: from, compareTo })}
          />
          <DayField
            label={words.compareTo}
            value={compareTo}
            first={compareFrom}
            change={(to) => change({ compareFrom, compareTo: to })}
          />
        </>
      )}
      {chosen === 'version' && (
        <Choice
          label={words.compareVersion}
          value={address['compareVersion']}
          options={versions}
          needed
          change={(compareVersion) => change({ compareVersion })}
        />
      )}
    </>
  );
}
