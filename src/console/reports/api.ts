import { useQuery } from '@tanstack/react-query';
import type {
  LogSpanAnswer,
  ReportAnswer,
  ReportChoicesAnswer,
  ReportsAnswer,
} from '../../analytics/api-types.ts';
import { ask } from '../api.ts';
import { useAnswer } from '../queries.ts';
import { asQuery, type Filters } from './filters/asked.ts';

export const useReports = () => useAnswer<ReportsAnswer>('/reports');
export const useReportChoices = () => useAnswer<ReportChoicesAnswer>('/reports/choices');
export const useLogSpan = () => useAnswer<LogSpanAnswer>('/reports/span');

/** A report; its figures of before stay while others are on their way. */
export const useReport = (name: string, filters: Filters, wanted = true) =>
  useQuery({
    queryKey: ['/reports', name, filters],
    queryFn: () => ask<ReportAnswer>('GET', `/reports/${name}${asQuery(filters)}`),
    placeholderData: (before, query) => (query?.queryKey[1] === name ? before : undefined),
    enabled: wanted,
  });
