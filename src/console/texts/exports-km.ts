import type { exportsEn } from './exports-en.ts';

/** What the screen of exports says, in Khmer. */
export const exportsKm: typeof exportsEn = {
  about:
    'យកអ្វីដែលអ្នកហៅបានធ្វើ ចេញជាឯកសារ សម្រាប់ Excel ឬ R និង Python។ ឯកសារធ្វើនៅខាងក្រោយ ហើយទុករហូតដល់ពេលដែលសរសេរនៅជាប់វា។',
  notPublic: 'ទិន្នន័យទាំងនេះ សម្រាប់ធ្វើការក្នុងស្ថាប័នប៉ុណ្ណោះ។ អ្វីដែលអាចឱ្យអ្នកណាក៏បាន មាននៅទំព័រចំហ។',
  openPage: 'ទំព័រចំហ',
  what: 'អ្វី',
  names: {
    calls: 'ការហៅ',
    events: 'ជំហាននីមួយៗនៃការហៅ',
    responses: 'ចម្លើយរបស់អ្នកហៅ ចំពោះសំណួរនីមួយៗ',
    ratings: 'ពិន្ទុ',
    scorecards: 'ចម្លើយដាក់ពិន្ទុកន្លែង',
    cases: 'សារ៖ ប្រភេទ ស្រុក ស្ថានភាព និងថ្ងៃ',
  },
  format: 'ជា',
  formats: {
    csv: 'CSV',
    xlsx: 'Excel (XLSX)',
    jsonl: 'JSON lines',
    parquet: 'Parquet',
    zip: 'កញ្ចប់ Flow Results (zip)',
  },
  from: 'ពីថ្ងៃ',
  to: 'ដល់ថ្ងៃ',
  dayHint: 'ទុកទទេ៖ យកទាំងអស់',
  make: 'ធ្វើឯកសារ',
  files: 'ឯកសារ',
  none: 'អ្នកមិនទាន់មានឯកសារទេ។ សូមជ្រើសខាងលើ។',
  states: {
    waiting: 'រង់ចាំវេន',
    making: 'កំពុងធ្វើ',
    ready: 'រួចរាល់',
    failed: 'មិនបានសម្រេច។ សូមលុប រួចធ្វើម្តងទៀត។',
  },
  rows: (rows) => `${rows} ជួរ`,
  until: (at) => `រក្សាទុកដល់ ${at}`,
  download: 'ទាញយក',
  remove: 'លុប',
  progress: 'ធ្វើបានប៉ុន្មាន',
  file: 'ឯកសារ',
  state: 'ស្ថានភាព',
};
