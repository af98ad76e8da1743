import type { FactRefusalAnswer } from '../../directory/api-types.ts';
import type { PromptErrorCode } from '../../prompts/api-types.ts';
import type { DraftChangedAnswer, FlowProblemsAnswer } from '../../flows/api-types.ts';
import type { ErrorAnswer } from '../../staff/api-types.ts';
import type { Permission, Role } from '../../staff/roles.ts';
import { callsEn } from './calls-en.ts';
import { casesEn } from './cases-en.ts';
import { settingsEn } from './settings-en.ts';
import { factColumnsEn } from './fact-columns-en.ts';
import { factErrorsEn, factsEn } from './facts-en.ts';
import { promptErrorsEn, voicesEn } from './voices-en.ts';

/** What the doors of menus refuse beside that. */
type MenuFailure =
  | DraftChangedAnswer['code']
  | FlowProblemsAnswer['code']
  | 'unknown-release'
  | 'flow-exists'
  | 'wrong-flow'
  | 'bad-file'
  | 'not-planned'
  | 'not-live-yet'
  | 'not-in-the-future'
  | 'nothing-changes';

/** Every way in which a request fails; the last one is that no answer came. */
export type FailureCode =
  ErrorAnswer['code'] | FactRefusalAnswer['code'] | PromptErrorCode | MenuFailure | 'unreachable';

/** Everything that the console says, in English. Its shape is the shape of every language. */
export const en = {
  title: 'Sdap – for staff',
  name: 'Sdap',
  language: 'Language',
  menu: 'Menu',
  loading: 'One moment…',
  connectionLost: 'There is no connection. Trying again…',
  tryAgain: 'Try again',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  saved: 'Saved.',
  yes: 'Yes',
  no: 'No',
  never: 'Never',
  actions: 'What to do',
  shownOnce: 'This is shown only now. Copy it or write it down before you close.',
  noSuchScreen: 'There is no such page, or it is not for you.',
  toHome: 'To the first page',
  phone: 'Try the phone',

  screens: {
    home: 'First page',
    cases: 'Messages',
    oneCase: 'A message',
    calls: 'Calls',
    oneCall: 'A call',
    liveCalls: 'Calls now',
    reports: 'Reports',
    account: 'My account',
    voices: 'Voices',
    menus: 'Menus',
    menu: 'Menu',
    facts: 'Facts',
    users: 'People',
    keys: 'API keys',
    audit: 'What was done',
    settings: 'Settings',
    lines: 'Numbers and menus',
    providers: 'Twilio and Somleng',
    retention: 'What is kept',
  },

  signIn: {
    title: 'Sign in',
    username: 'Username',
    password: 'Password',
    submit: 'Sign in',
    codeTitle: 'One more step',
    codeHint: 'Type the 6 digits that your phone shows now, or one of your backup codes.',
    code: 'Code',
    back: 'Back to name and password',
    forgotten: 'Forgotten your password? An administrator can give you a new one.',
    signOut: 'Sign out',
  },

  home: {
    welcome: (name: string) => `Hello, ${name}`,
    about: 'From here you look after the line that people call to listen.',
    youAre: 'Your role',
  },

  account: {
    passwordTitle: 'Change the password',
    current: 'Current password',
    wanted: 'New password',
    wantedHint: (length: number) => `At least ${length} characters. A few words are easy to remember.`,
    again: 'New password again',
    notTheSame: 'The two are not the same. Type it again.',
    change: 'Change the password',
    changed: 'Your password has changed. Other browsers are signed out.',
    secondFactorTitle: 'Second step',
    secondFactorAbout:
      'With a code on your phone, nobody signs in with your password alone. You need an app for codes, such as Aegis or Google Authenticator.',
    isOn: 'The second step is on.',
    isOff: 'The second step is off.',
    start: 'Set it up',
    stop: 'Turn it off',
    scan: '1. Scan this picture with the app.',
    orType: 'Or type this key into the app:',
    qrLabel: 'QR code for the app',
    keepCodes: '2. Keep these backup codes in a safe place. Each opens once, when the phone is lost.',
    confirm: '3. Type the code that the app shows.',
    turnOn: 'Turn it on',
    turnedOn: 'The second step is on from now on.',
    turnedOff: 'The second step is off.',
  },

  users: {
    about: 'Those who may sign in here.',
    add: 'Add a person',
    name: 'Name',
    username: 'Username',
    usernameHint: 'Letters a to z, digits, points and hyphens, without spaces.',
    role: 'Role',
    districts: 'Districts',
    districtsHint: 'Only cases of these districts are shown to this person.',
    lastSignIn: 'Last sign-in',
    secondFactor: 'Second step',
    state: 'May sign in',
    shutOut: 'Shut out',
    edit: 'Change',
    editTitle: (name: string) => `Change ${name}`,
    maySignIn: 'May sign in',
    signsOut: 'A new role or district signs the person out everywhere.',
    newPassword: 'New password',
    newPasswordFor: (name: string) => `New password for ${name}`,
    newPasswordAsk: 'The old password stops working and the person is signed out everywhere.',
    makePassword: 'Make a new password',
    passwordOf: (username: string) => `Password of ${username}`,
    removeSecondFactor: 'Turn off the second step',
    empty: 'There is nobody yet.',
  },

  keys: {
    about: 'With a key, the programs of an office read from the line. Each office needs a key of its own.',
    add: 'Make a key',
    name: 'Who or what it is for',
    hint: 'Begins with',
    permissions: 'May',
    districts: 'Districts',
    districtsHint: 'Leave this empty for the whole country.',
    wholeCountry: 'Whole country',
    createdBy: 'Made by',
    createdAt: 'Made',
    lastUsed: 'Last used',
    state: 'State',
    works: 'Works',
    revoked: 'Revoked',
    revoke: 'Revoke',
    revokeTitle: (name: string) => `Revoke the key of ${name}?`,
    revokeAsk: 'From then on it opens nothing. This cannot be undone.',
    secretOf: (name: string) => `Key of ${name}`,
    empty: 'There is no key yet.',
  },

  audit: {
    about: 'Who did what, the newest first.',
    at: 'When',
    who: 'Who',
    action: 'What',
    details: 'Details',
    nobody: 'Somebody not signed in',
    more: 'Show older ones',
    empty: 'Nothing was done yet.',
    /** Actions without words of their own are shown as they are stored. */
    actions: {
      'user.added': 'Added a person',
      'user.changed': 'Changed a person',
      'user.password-reset': 'Gave a new password',
      'user.password-changed': 'Changed the own password',
      'user.second-factor-on': 'Turned the second step on',
      'user.second-factor-off': 'Turned the second step off',
      'user.signed-in': 'Signed in',
      'user.sign-in-failed': 'Could not sign in',
      'key.added': 'Made a key',
      'key.revoked': 'Revoked a key',
      'case.opened': 'Started looking into a message',
      'case.noted': 'Wrote a note',
      'case.assigned': 'Gave a message to somebody',
      'case.due-changed': 'Set the day for an answer',
      'case.answered': 'Answered a message',
      'case.closed': 'Closed a message',
      'case.rejected': 'Turned a message down',
      'case.reopened': 'Opened a message again',
      'case.redacted': 'Covered a part of a message',
      'case.recording-deleted': 'Deleted the sound of a message',
      'case.recording-heard': 'Listened to a message',
      'clip.added': 'Sent a recording',
      'clip.approved': 'Approved a recording',
      'clip.withdrawn': 'Withdrew a recording',
      'clips.imported': 'Took over many recordings',
      'prompt.text-changed': 'Changed a text',
      'language.added': 'Added a language',
      'prompt.added': 'Made new words',
      'line.added': 'Added a number',
      'line.changed': 'Changed a number',
      'line.removed': 'Removed a number',
      'fact.added': 'Added a fact',
      'fact.changed': 'Changed a fact',
      'fact.removed': 'Deleted a fact',
      'facts.imported': 'Took over a file of facts',
    } as Record<string, string>,
  },

  calls: callsEn,
  cases: casesEn,

  settings: settingsEn,

  roles: {
    administrator: 'Administrator',
    editor: 'Editor',
    recorder: 'Voice recorder',
    analyst: 'Analyst',
    'case-officer': 'Case officer',
  } satisfies Record<Role, string>,

  roleMeans: {
    administrator: 'May do everything.',
    editor: 'Changes menus, facts and prompts, and approves recordings.',
    recorder: 'Records the voice of the line.',
    analyst: 'Reads what callers did and said.',
    'case-officer': 'Answers the cases of some districts.',
  } satisfies Record<Role, string>,

  permissions: {
    'prompts:read': 'Hear prompts',
    'prompts:write': 'Record prompts',
    'prompts:approve': 'Approve recordings',
    'flows:read': 'See menus',
    'flows:write': 'Change menus',
    'flows:publish': 'Publish menus',
    'facts:read': 'See facts',
    'facts:write': 'Change facts',
    'requests:write': 'Tell citizens the state of their applications',
    'calls:read': 'Read about calls',
    'cases:read': 'Read cases',
    'cases:write': 'Answer cases',
    'users:write': 'Manage people',
    'keys:write': 'Manage keys',
    'audit:read': 'See what was done',
    'settings:write': 'Change settings',
  } satisfies Record<Permission, string>,

  /** Of a form: which part is meant by "check this". */
  checkField: 'Please check what is written here.',

  voices: voicesEn,

  facts: factsEn,
  factColumns: factColumnsEn,

  errors: {
    ...promptErrorsEn,
    ...factErrorsEn,
    'not-signed-in': 'Your sign-in has ended. Please sign in again.',
    'not-allowed': 'This is not for your role. Ask an administrator.',
    'wrong-origin':
      'This page is open under another address than the line knows. Open it under its own address.',
    'wrong-sign-in': 'The name or the password is wrong. Check both and try again.',
    'wrong-password': 'This is not your current password. Type it again.',
    'wrong-code': 'The code is wrong. Look at the newest code and try again.',
    'sign-in-again': 'That took too long. Please sign in again.',
    locked: 'Too many wrong tries. Wait 15 minutes, then try again.',
    'too-many-attempts': 'Too many sign-ins from here. Wait 15 minutes, then try again.',
    'bad-input': 'Something in the form is missing or wrong. Please check it.',
    'bad-request': 'The line did not understand this. Load the page again.',
    'not-found': 'This is not there any more. Load the page again.',
    'username-taken': 'Somebody has this username already. Choose another one.',
    'last-administrator': 'This is the last administrator. Make another person an administrator first.',
    'unknown-district': 'This district is not in the list. Choose another one.',
    'second-factor-is-on': 'The second step is on already.',
    'already-revoked': 'This key was revoked before.',
    'changed-meanwhile':
      'Somebody changed this meanwhile, so nothing was done. Look at it, then do it again.',
    'not-in-this-state': 'This cannot be done in this state. Look at it again.',
    'not-assignable': 'This person may not see the message. Choose another one.',
    'recording-coming': 'The message is still on its way here. Try again in a minute.',
    'recording-gone': 'The message is not there any more and cannot be heard.',
    'draft-changed': 'Somebody else saved this draft meanwhile. Load it again.',
    'flow-problems': 'There are problems. Mend them first.',
    'unknown-release': 'This release is not there. Load the list again.',
    'flow-exists': 'There is a menu of this name already. Choose another name.',
    'wrong-flow': 'The file is of another menu. Its id must be the same.',
    'bad-file': 'This file cannot be read as a menu. Export one to see how it looks.',
    'not-planned': 'This release is not planned any more. Load the list again.',
    'not-live-yet': 'This release was never live. Choose one that was.',
    'not-in-the-future': 'Choose a time that is still to come.',
    'nothing-changes': 'Nothing would change. Callers hear it like this already.',
    failed: 'Sorry, something failed here. Try again in a moment.',
    unreachable: 'There is no connection. Try again in a moment.',
  } satisfies Record<FailureCode, string>,
};
