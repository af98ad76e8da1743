import type { DialEnd } from '../providers/simulator/simulated-call.ts';
import type { EndedBy } from './phone-machine.ts';

export type ScreenLanguage = 'km' | 'en';

export const LANGUAGE_NAMES: Record<ScreenLanguage, string> = { km: 'ខ្មែរ', en: 'English' };

/** Everything that the screen says in its own words. What the line says comes from the line. */
export interface Texts {
  title: string;
  name: string;
  tagline: string;
  language: string;
  yourNumber: string;
  yourNumberHint: string;
  lineNumber: string;
  call: string;
  callAgain: string;
  hangUp: string;
  keypad: string;
  keyboardHint: string;
  keyNames: Record<'*' | '#', string>;
  key: string;
  pressNothing: string;
  /** The page has no ear: a tone stands for the voice. */
  speak: string;
  dialEnds: Record<DialEnd, string>;
  ringing: string;
  speaking: string;
  /** The line says its last words: keys are of no use. */
  lastWords: string;
  waiting: string;
  collecting: string;
  recording: string;
  dialling: string;
  answering: string;
  ended: string;
  talkTime: string;
  conversation: string;
  steps: [string, string, string];
  lineSaid: string;
  youPressed: string;
  youWereSilent: string;
  /** In: whole seconds. */
  youSpoke: (seconds: number) => string;
  /** In place of words: a message, or the answer to one. */
  someonesVoice: string;
  textCame: string;
  endedBy: Record<EndedBy, string>;
  noWords: string;
  noSound: string;
  readAlong: string;
  /** There nobody is hurried: the line waits as long as it takes. */
  readAlongHint: string;
  showClipIds: string;
  draftVoice: string;
  draftVoiceMeans: string;
}

const km: Texts = {
  title: 'ស្តាប់ – សាកហៅទូរស័ព្ទ',
  name: 'ស្តាប់',
  tagline: 'សូមសាកហៅទៅខ្សែទូរស័ព្ទស្តាប់ ពីទីនេះ។ មិនអស់លុយទេ។',
  language: 'ភាសា',
  yourNumber: 'លេខទូរស័ព្ទរបស់បងប្អូន',
  yourNumberHint: 'បើមិនចង់បង្ហាញលេខ សូមទុកទទេ។',
  lineNumber: 'លេខដែលត្រូវហៅ',
  call: 'ហៅទូរស័ព្ទ',
  callAgain: 'ហៅម្តងទៀត',
  hangUp: 'ដាក់ទូរស័ព្ទ',
  keypad: 'ប៊ូតុងលេខ',
  keyboardHint: 'ចុចលេខលើក្តារចុចកុំព្យូទ័រក៏បាន។',
  keyNames: { '*': 'ផ្កាយ', '#': 'សញ្ញា #' },
  key: 'លេខ',
  pressNothing: 'មិនចុចលេខ',
  speak: 'និយាយ 5 វិនាទី',
  dialEnds: { answered: 'បាននិយាយគ្នា', busy: 'ខ្សែរវល់', noAnswer: 'គ្មានអ្នកលើក', failed: 'ភ្ជាប់មិនបាន' },
  ringing: 'កំពុងហៅ…',
  speaking: 'សូមស្តាប់ ចុចលេខពេលណាក៏បាន',
  lastWords: 'សូមស្តាប់',
  waiting: 'កំពុងរង់ចាំបងប្អូនចុចលេខ',
  collecting: 'កំពុងទទួលលេខ',
  recording: 'សូមនិយាយ (សំឡេងទឺតជំនួសសំឡេងបងប្អូន)',
  dialling: 'កំពុងភ្ជាប់ទៅមន្ត្រី',
  answering: 'សូមរង់ចាំបន្តិច…',
  ended: 'ចប់ការហៅ',
  talkTime: 'រយៈពេលហៅ',
  conversation: 'ពាក្យដែលបាននិយាយ',
  steps: [
    'សូមចុច «ហៅទូរស័ព្ទ»។',
    'សូមស្តាប់ រួចចុចលេខរឿងដែលចង់ដឹង។ មិនបាច់រង់ចាំស្តាប់ចប់ទេ។',
    'ពាក្យដែលបានឮ នឹងបង្ហាញជាអក្សរនៅទីនេះ។',
  ],
  lineSaid: 'ខ្សែទូរស័ព្ទនិយាយ',
  youPressed: 'បងប្អូនចុច',
  youWereSilent: 'បងប្អូនមិនបានចុចលេខ',
  youSpoke: (seconds) => `បងប្អូនបាននិយាយ ${seconds} វិនាទី`,
  someonesVoice: '[សារជាសំឡេង]',
  textCame: 'សារជាអក្សរ មកដល់ទូរស័ព្ទ',
  endedBy: {
    caller: 'បងប្អូនបានដាក់ទូរស័ព្ទ។',
    line: 'ការហៅចប់ហើយ។ សូមអរគុណ។',
    failure: 'សូមអភ័យទោស! ទាក់ទងមិនបានទេ។ សូមហៅម្តងទៀត។',
  },
  noWords: 'គ្មានអក្សរសម្រាប់ពាក្យនេះទេ។',
  noSound: 'មិនមានសំឡេងទេ។ សូមអានអក្សរជំនួសសិន។',
  readAlong: 'អានអក្សរ មិនបើកសំឡេង',
  readAlongHint: 'សូមអានតាមសម្រួល រួចចុចលេខ។',
  showClipIds: 'បង្ហាញឈ្មោះសំឡេង',
  draftVoice: 'សំឡេងសាកល្បង',
  draftVoiceMeans: 'ម៉ាស៊ីនជាអ្នកនិយាយ។ នៅពេលក្រោយ នឹងមានមនុស្សថតសំឡេងជំនួស។',
};

const en: Texts = {
  title: 'Sdap – try a call',
  name: 'Sdap',
  tagline: 'Try a call to the listening line from here. It costs nothing.',
  language: 'Language',
  yourNumber: 'Your phone number',
  yourNumberHint: 'To hide your number, leave this empty.',
  lineNumber: 'Number to call',
  call: 'Call',
  callAgain: 'Call again',
  hangUp: 'Hang up',
  keypad: 'Keypad',
  keyboardHint: 'The number keys of your keyboard work too.',
  keyNames: { '*': 'star', '#': 'hash' },
  key: 'Key',
  pressNothing: 'Press nothing',
  speak: 'Speak for 5 seconds',
  dialEnds: { answered: 'They talked', busy: 'Busy', noAnswer: 'No answer', failed: 'Failed' },
  ringing: 'Calling…',
  speaking: 'Listen. Press a key at any time.',
  lastWords: 'Listen.',
  waiting: 'Waiting for you to press a key',
  collecting: 'Taking your keys',
  recording: 'Your turn to speak (a tone stands for your voice)',
  dialling: 'Connecting you with an officer',
  answering: 'One moment…',
  ended: 'Call ended',
  talkTime: 'Length of the call',
  conversation: 'What was said',
  steps: [
    'Press “Call”. The line begins in Khmer; press 4 for English.',
    'Listen, and press the key for what you want to know. You need not wait for the end.',
    'The words that you hear are written here.',
  ],
  lineSaid: 'The line says',
  youPressed: 'You pressed',
  youWereSilent: 'You pressed nothing',
  youSpoke: (seconds) => `You spoke for ${seconds} seconds`,
  someonesVoice: '[a spoken message]',
  textCame: 'A text message came to the phone',
  endedBy: {
    caller: 'You hung up.',
    line: 'The call has ended. Thank you.',
    failure: 'Sorry, the line cannot be reached. Please call again.',
  },
  noWords: 'There is no text for these words.',
  noSound: 'There is no sound just now. Please read the words instead.',
  readAlong: 'Read only, no sound',
  readAlongHint: 'Take your time to read, then press a key.',
  showClipIds: 'Show clip ids',
  draftVoice: 'draft voice',
  draftVoiceMeans: 'A machine speaks for now. A person’s recording will take its place.',
};

export const TEXTS: Record<ScreenLanguage, Texts> = { km, en };
