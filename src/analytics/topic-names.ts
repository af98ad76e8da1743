import type { Names } from './api-types.ts';

/** What callers came for, by the names that flow files give (`destination`). A name that is not here is shown as it is. */
export const TOPIC_NAMES: NonNullable<Names['topic']> = {
  'service-answer': { km: 'សេវា និងថ្លៃ', en: 'Services and fees' },
  'service-documents': { km: 'ឯកសាររបស់សេវា', en: 'Documents of a service' },
  'budget-answer': { km: 'ថវិកាឃុំ/សង្កាត់', en: 'Budget of the commune' },
  'budget-spending': { km: 'លុយឃុំ/សង្កាត់ទៅណា', en: 'Where the commune’s money goes' },
  'budget-income': { km: 'លុយឃុំ/សង្កាត់មកពីណា', en: 'Where the commune’s money comes from' },
  'district-budget-answer': { km: 'ថវិកាស្រុក/ខណ្ឌ', en: 'Budget of the district' },
  'district-budget-spending': { km: 'លុយស្រុក/ខណ្ឌទៅណា', en: 'Where the district’s money goes' },
  'district-budget-income': { km: 'លុយស្រុក/ខណ្ឌមកពីណា', en: 'Where the district’s money comes from' },
  'request-answer': { km: 'ស្ថានភាពពាក្យសុំ', en: 'State of an application' },
  'case-answer': { km: 'ស្ថានភាពនៃសារ', en: 'State of a message' },
  'leave-a-message': { km: 'ទុកសារ', en: 'Leaving a message' },
  'report-a-problem': { km: 'រាយការណ៍បញ្ហា', en: 'Report a problem' },
  'rate-service': { km: 'ឲ្យពិន្ទុសេវា', en: 'Rate a service' },
  scorecard: { km: 'ឲ្យពិន្ទុសាលា មណ្ឌលសុខភាព', en: 'Score a facility' },
  'scorecard-result': { km: 'លទ្ធផលនៃពិន្ទុ', en: 'Results of scores' },
  rights: { km: 'សិទ្ធិ', en: 'Rights' },
  promise: { km: 'ការសន្យា', en: 'Promises' },
  officers: { km: 'និយាយជាមួយអ្នកណា', en: 'Whom to talk to' },
  'a-person': { km: 'និយាយជាមួយមនុស្ស', en: 'Talk to a person' },
  'another-language': { km: 'ភាសាផ្សេង', en: 'Another language' },
  forgotten: { km: 'សុំឲ្យបំភ្លេច', en: 'Being forgotten' },
};
