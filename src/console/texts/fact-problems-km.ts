/*
 * What the line says of a row that is wrong, in Khmer. The line says it in English (directory/columns.ts and
 * directory/import/kinds); what has no words here is shown as it came.
 */

type Sentence = string | ((...parts: string[]) => string);

const SENTENCES: readonly [RegExp, Sentence][] = [
  [/not as Khmer digits/, 'សូមវាយលេខជា 0 ដល់ 9 មិនមែនលេខខ្មែរទេ។'],
  [/^an amount is whole riel/, 'ចំនួនលុយជារៀលគត់ សូមវាយតែលេខ គ្មានក្បៀស គ្មានអក្សរ។'],
  [/may not be blank|^name the service/, 'កន្លែងនេះទុកទទេមិនបានទេ។'],
  [/^a text has at most ([\d,]+)/, (most) => `អត្ថបទវែងបំផុត ${most} តួ។ សូមសរសេរឲ្យខ្លី។`],
  [/is a whole number from 1 on, or blank/, 'សូមវាយលេខគត់ចាប់ពី 1 ឬទុកទទេ។'],
  [/is a whole number|^write how many voters/, 'សូមវាយលេខគត់ចាប់ពី 1។'],
  [/at least (\d+) voters/, (least) => `ត្រូវមានយ៉ាងតិច ${least} នាក់ ដើម្បីកុំឲ្យគេដឹងថាអ្នកណាឲ្យពិន្ទុអ្វី។`],
  [/^(a name is|names are) lower-case/, 'សូមប្រើអក្សរឡាតាំងតូច និងលេខ ភ្ជាប់ដោយសញ្ញា -។'],
  [/^a place is the official code/, 'សូមរើសទីកន្លែង។ ក្នុងតារាង លេខកូដមាន 2, 4 ឬ 6 ខ្ទង់ ហើយត្រូវជាអក្សរ កុំឲ្យបាត់លេខ 0។'],
  [/^a village has a code/, 'លេខកូដភូមិមាន 8 ខ្ទង់។ ក្នុងតារាង ត្រូវជាអក្សរ កុំឲ្យបាត់លេខ 0។'],
  [/^a commune has a code/, 'សូមរើសឃុំ/សង្កាត់មួយ។'],
  [/^a code is 3 to 12 digits/, 'លេខកូដមាន 3 ដល់ 12 ខ្ទង់។ ក្នុងតារាង ត្រូវជាអក្សរ កុំឲ្យបាត់លេខ 0។'],
  [/^a budget belongs to/, 'ថវិកាជារបស់ឃុំ ឬស្រុក។ សូមរើសឃុំ ឬស្រុកមួយ។'],
  [/^(\d+) is no (.*) of the gazetteer/, (code) => `គ្មានទីកន្លែង ${code} បែបនេះទេ។ សូមរើសកន្លែងផ្សេង។`],
  [/^a year has four digits/, 'ឆ្នាំមាន 4 ខ្ទង់ ដូចជា 2026។'],
  [/^write dates as/, 'សូមវាយថ្ងៃជា 2026-11-21។'],
  [/^write times as/, 'សូមវាយម៉ោងជា 07:30។'],
  [/^a weekday is/, 'ថ្ងៃ ចាប់ពី 1 (ចន្ទ) ដល់ 7 (អាទិត្យ)។'],
  [/^write a number as \+855/, 'សូមវាយលេខទូរស័ព្ទជា +85523722425 ឬលេខខ្លី។'],
  [/^write yes or no/, 'សូមរើស បាទ/ចាស ឬ ទេ។'],
  [/^(?:leave blank, or )?write (?:one of: )?(.+)$/, (words) => `សូមរើសមួយក្នុងចំណោម៖ ${words}។`],
  [/^give both who confirmed/, 'សូមប្រាប់ទាំងអ្នកបញ្ជាក់ និងថ្ងៃបញ្ជាក់ ឬទុកទទេទាំងពីរ។'],
  [/^a fee of the kind concession/, 'ថ្លៃបញ្ចុះ ត្រូវប្រាប់ថាសម្រាប់អ្នកណា។ ថ្លៃផ្សេង ទុកទទេ។'],
  [/^an office closes later/, 'ម៉ោងបិទត្រូវនៅក្រោយម៉ោងបើក។'],
  [/^two times of .* overlap/, 'ម៉ោងពីរក្នុងថ្ងៃតែមួយ ជាន់គ្នា។'],
  [/^two items of one round/, 'សំណួរពីរក្នុងវគ្គ មានលំដាប់ដូចគ្នា។'],
  [/^there is no office ([^;]+)/, (key) => `គ្មានការិយាល័យ ${key} ទេ។ សូមបន្ថែមការិយាល័យនោះសិន។`],
  [/^there is no round ([^;]+)/, (key) => `គ្មានវគ្គ ${key} ទេ។ សូមបន្ថែមវគ្គនោះសិន។`],
  [/^there is no service ([^;]+)/, (key) => `គ្មានសេវា ${key} ទេ។ សូមទុកទទេ។`],
  [/^the round closes before/, 'វគ្គបិទមុនពេលបើក។ សូមពិនិត្យថ្ងៃទាំងពីរ។'],
  [/^name the list that the facility/, 'សូមប្រាប់ថាយកពីបញ្ជីណា ឬដាក់ថាជាឧទាហរណ៍។'],
  [
    /^the total of .* is ([\d,]+), and its lines are ([\d,]+) together/,
    (total, lines) => `សរុបគឺ ${total} តែជួរបូកគ្នាបាន ${lines}។ សូមកែសរុប ឬជួរ។`,
  ],
  [/^row (\d+) has the same/, (row) => `ជួរ ${row} និយាយពីរឿងដូចគ្នា។ សូមយកមួយចេញ។`],
  [/more cells than there are columns/, 'ជួរនេះមានប្រឡោះច្រើនជាងជួរឈរ។ អត្ថបទដែលមានក្បៀស ត្រូវដាក់ក្នុង " "។'],
  [/^people have (voted|scored|said)/, 'ប្រជាជនបានឲ្យពិន្ទុ ឬឆ្លើយអំពីវារួចហើយ ដូច្នេះកែបែបនេះ ឬលុបមិនបានទេ។'],
  [/belongs to another office/, 'លេខនេះជារបស់ការិយាល័យមួយទៀត។ សូមចាប់ផ្តើមលេខដោយលេខកូដទីកន្លែង។'],
  [/^a ticket has/, 'លេខសំបុត្រមាន 4 ដល់ 10 ខ្ទង់ គ្មានអ្វីនៅកណ្តាលទេ។'],
  [/^you may not change/, 'អ្នកគ្មានសិទ្ធិកែព័ត៌មាននៃកន្លែងនេះទេ។'],
  [/^nobody confirmed it/, 'គ្មាននរណាបញ្ជាក់ទេ ដូច្នេះអ្នកហៅមិនឮទេ។'],
  [/^callers hear nothing of (.+) until/, (ids) => `អ្នកហៅមិនទាន់ឮទេ រហូតដល់មានអ្នកថតសំឡេង៖ ${ids}។`],
];

/** In: what the line says of a row. Out: a Khmer sentence. */
export function problemInKhmer(message: string): string {
  for (const [pattern, sentence] of SENTENCES) {
    const found = pattern.exec(message);
    if (found) return typeof sentence === 'string' ? sentence : sentence(...found.slice(1));
  }
  return message;
}
