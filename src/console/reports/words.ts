import { useWords } from '../language.tsx';
import { REPORT_TEXTS, type ReportTexts } from '../texts/report-texts.ts';

export const useReportTexts = (): ReportTexts => REPORT_TEXTS[useWords().language];
