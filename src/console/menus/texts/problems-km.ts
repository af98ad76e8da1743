import type { ProblemTexts } from './problems-en.ts';

const MEANINGS: Record<string, string> = {
  '0': 'និយាយជាមួយមនុស្ស',
  '7': 'ស្តាប់បន្តក្នុងបញ្ជី',
  '8': 'ថយក្រោយ',
  '9': 'ស្តាប់ម្តងទៀត',
};

export const problemsKm: ProblemTexts = {
  'unknown-target': ({ target, exit, everywhere }) => {
    if (exit !== undefined) return `ផ្លូវចេញ «${exit}» នាំទៅ ${target} ដែលគ្មាន។`;
    if (everywhere !== undefined) return `${everywhere} បញ្ជីជ្រើសនាំទៅ ${target} ដែលគ្មាន។`;
    return `ការហៅចាប់ផ្តើមនៅ ${target} ដែលគ្មាន។`;
  },
  'exit-not-connected': ({ exit, flow }) =>
    flow === undefined
      ? `ផ្លូវចេញ «${exit}» មិនទាន់នាំទៅណាទេ។`
      : `បញ្ជីជ្រើស ${flow} ត្រឡប់មកវិញតាម «${exit}» ដែលមិនទាន់នាំទៅណាទេ។`,
  'exit-not-used': ({ exit, flow }) =>
    flow === undefined
      ? `គ្មានជម្រើសណាទៅតាមផ្លូវចេញ «${exit}» ទេ។ សូមដកវាចេញ ឬឲ្យជម្រើសមួយប្រើវា។`
      : `បញ្ជីជ្រើស ${flow} មិនដែលត្រឡប់មកវិញតាម «${exit}» ទេ។ សូមដកផ្លូវចេញនេះ។`,
  unreachable: () => 'គ្មានផ្លូវណានាំមកធាតុនេះទេ។',
  'dead-end': () => 'ពីទីនេះ គ្មានផ្លូវណានាំទៅចប់ការហៅទេ។',
  'exit-never-taken': ({ exit }) => `គ្មានធាតុណាចេញពីបញ្ជីជ្រើសតាម «${exit}» ទេ។`,
  'missing-prompt': ({ prompt, language }) => `${prompt} មិនទាន់ថតសំឡេងជា${language}ទេ។`,
  'missing-language': ({ language, flow }) =>
    flow === undefined ? `ខ្វះចំណងជើងជា${language}។` : `បញ្ជីជ្រើស ${flow} មិននិយាយ${language}ទេ។`,
  'too-many-options': ({ count, most }) => `ជម្រើស ${count} ច្រើនពេក៖ អ្នកហៅចាំមិនបានលើសពី ${most} ទេ។`,
  'star-or-hash': ({ key }) => `អ្នកហៅមិនស្គាល់គ្រាប់ចុច ${key} ទេ។ សូមប្រើលេខ។`,
  'reserved-key': ({ key, meaning }) =>
    `លេខ ${key} មានន័យថា «${MEANINGS[key] ?? meaning}» នៅគ្រប់កន្លែង។ សូមប្រើលេខផ្សេង។`,
  'key-twice': ({ key }) => `លេខ ${key} ឲ្យទៅជម្រើសពីរ។`,
  'no-sure-option': () => 'ជម្រើសទាំងអស់មានលក្ខខណ្ឌ។ ត្រូវមានជម្រើសមួយដែលចុចបានជានិច្ច។',
  'options-or-list': () => 'បញ្ជីឲ្យចុចលេខ មានជម្រើស ឬមានបញ្ជី តែមិនមែនទាំងពីរទេ។',
  'digits-upside-down': () => 'ចំនួនខ្ទង់យ៉ាងតិច ច្រើនជាងចំនួនខ្ទង់យ៉ាងច្រើន។',
  'code-without-region': () => 'ការវាយលេខកូដ មកក្រោយសំណួររកតំបន់៖ សូមសួររកតំបន់ដែរ។',
  'too-many-nodes': ({ most }) => `បញ្ជីជ្រើសមួយ មានធាតុយ៉ាងច្រើន ${most}។`,
  'unknown-flow': ({ flow }) => (flow === '' ? 'សូមជ្រើសបញ្ជីជ្រើសមួយ។' : `គ្មានបញ្ជីជ្រើស ${flow} ទេ។`),
  'input-missing': ({ flow, value }) => `បញ្ជីជ្រើស ${flow} ត្រូវការតម្លៃ ${value}។`,
  'input-unknown': ({ flow, value }) => `បញ្ជីជ្រើស ${flow} មិនទទួលតម្លៃ ${value} ទេ។`,
  'output-unknown': ({ flow, value }) => `បញ្ជីជ្រើស ${flow} មិនឲ្យតម្លៃ ${value} ទេ។`,
  'subflow-cycle': () => 'បញ្ជីជ្រើសនេះចូលខ្លួនឯងវិញ តាមបញ្ជីជ្រើសដែលវាចូល។',
  'subflow-depth': ({ most }) => `បញ្ជីជ្រើសក្នុងបញ្ជីជ្រើស ជ្រៅជាង ${most} ជាន់។`,
  'unknown-query': ({ query }) => `គ្មានព័ត៌មានឈ្មោះ ${query} ទេ។`,
  'value-unset': ({ value }) => `គ្មានធាតុណាមុននេះ ទុកតម្លៃ ${value} ទេ។`,
  'line-without-flow': ({ line }) =>
    line === undefined
      ? 'លេខផ្សេងទាំងអស់ឆ្លើយដោយបញ្ជីជ្រើសនេះ ដូច្នេះត្រូវទុកវា។'
      : `លេខ ${line} ឆ្លើយដោយបញ្ជីជ្រើសនេះ ដូច្នេះត្រូវទុកវា។`,
  'spec-version': ({ version, reads }) => `ឯកសារនេះជាជំនាន់ ${version} តែខ្សែទូរស័ព្ទនេះអានជំនាន់ ${reads}។`,
  'file-name': ({ flow }) => `បញ្ជីជ្រើស ${flow} ត្រូវនៅក្នុងឯកសារ ${flow}.yaml។`,
  yaml: ({ reason }) => `អានឯកសារនេះមិនបាន៖ ${reason}`,
  compile: ({ reason }) => `ឆ្លើយការហៅដោយបញ្ជីជ្រើសនេះមិនបានទេ៖ ${reason}`,
};
