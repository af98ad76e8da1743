import type { Retained, RetentionRow } from '../../http/api-types.ts';
import type { AccountState, ContactOutcome, NumberState, PublicUrlState } from '../../providers/api-types.ts';

type Kept = NonNullable<RetentionRow['kept']>;

/** The words of the settings, in English. Their shape is the shape of every language. */
export const settingsEn = {
  about: 'What is set up once, and looked at when something does not work.',
  back: 'All settings',
  linesAbout: 'Which number answers with which menu.',
  providersAbout: 'Whether calls from Twilio or Somleng can reach us.',
  retentionAbout: 'What is kept, and for how long.',
  usersAbout: 'Who may sign in here, and as what.',
  keysAbout: 'For the programs of offices.',

  lines: {
    about: 'Which number answers with which menu. A change holds from the next call on.',
    others: (menu: string) => `Every number that is not in this list answers with “${menu}”.`,
    empty: 'No number has anything of its own yet.',
    add: 'Add a number',
    number: 'Number',
    numberHint: 'As Twilio or Somleng sends it: 1294, or +85523123456 without spaces.',
    menu: 'Menu',
    menuOfOthers: (menu: string) => `As all others (${menu})`,
    menuHint: 'Only menus that are published can be chosen.',
    place: 'Knows the place of its callers',
    placeHint: 'For a number on the posters of one commune. Callers then need not type its code.',
    noPlace: 'Nothing is known',
    gone: {
      flow: (menu: string) =>
        `The menu of this number is no longer there. Callers hear “${menu}” until you choose another.`,
      place: () => 'The place of this number is no longer in the list. Choose it again.',
      language: () => 'The line no longer has the language of this number. Choose another.',
    },
    language: 'Language',
    languageHint: 'For callers who have not chosen one before.',
    anyLanguage: 'As the menu says',
    note: 'Note',
    noteHint: 'For staff, such as where the number is printed.',
    edit: 'Change',
    editTitle: (number: string) => `Change ${number}`,
    remove: 'Remove',
    removeTitle: (number: string) => `Remove ${number}?`,
    removeAsk: (menu: string) => `The number then answers with “${menu}”, and knows nothing of its callers.`,
    saved: 'Saved. It holds from the next call on.',
    removed: 'Removed.',
    there: 'This number is in the list already. Change it there.',
    wrong: {
      number: 'Write the number with digits only, such as 1294 or +85523123456.',
      flow: 'This menu is not published any more. Choose another one.',
      place: 'This place is not in the list. Choose another one.',
      language: 'This language is not there any more. Choose another one.',
    } as Record<string, string>,
  },

  providers: {
    about: 'Here you see whether calls from outside can reach us, and what to put right.',
    address: 'Our address',
    addressIs: 'Twilio and Somleng call us here:',
    addressStates: {
      good: 'This address can be reached from outside.',
      'not-https':
        'This address has no encryption (https), so anybody on the way could listen. Set PUBLIC_URL to an address that begins with https:// and start the line again.',
      'this-machine':
        'Only this machine knows this address, so no call from outside can come. Set PUBLIC_URL to the public address of the line and start it again.',
    } satisfies Record<PublicUrlState, string>,
    names: { twilio: 'Twilio', somleng: 'Somleng' } as Record<string, string>,
    set: 'What is set',
    accountSid: 'Account',
    token: 'Token (secret key)',
    isSet: 'Set',
    notSet: 'Not set',
    smsFrom: 'Sender of text messages',
    noTexts: 'None: no text messages are sent',
    apiUrl: 'Asked at',
    voiceUrl: 'Brings its calls to',
    howToSet: (name: string) =>
      `To set it: put ${name}_ACCOUNT_SID and ${name}_AUTH_TOKEN${name === 'SOMLENG' ? ' and SOMLENG_API_URL' : ''} where the line is started, then start it again.`,
    noCalls: 'Without a token every call is refused.',

    check: 'Check now',
    checkAbout: 'We ask the provider whether it knows us, and where it brings the calls of each number.',
    cannotCheck: 'Too little is set to ask.',
    account: {
      works: 'The provider knows us, and the account works.',
      'wrong-token':
        'The provider does not accept our token. Copy the account and the token from its website once more, set both, and start the line again.',
      refused:
        'The provider lets us do nothing with this account: it may be suspended, or the token is one for tests. Look at the account on its website.',
      'not-found': 'The provider knows no such account. Compare the account with the one on its website.',
      suspended: 'The account is suspended. Often there is no money left on it. Look at its website.',
      closed: 'The account is closed. Open another one, and set it here.',
      unreachable: 'The provider cannot be reached from here. Look at the internet connection of the server.',
      failed: 'The provider gave an answer that we do not understand. Try again in a few minutes.',
    } satisfies Record<AccountState, string>,
    numbers: 'Numbers of the account',
    noNumbers: 'The account has no number. Buy one on the website of the provider.',
    numbersNotTold: 'The provider did not tell which numbers there are. Look at its website.',
    moreNumbers: 'There are more numbers; only the first are looked at.',
    state: 'State',
    numberStates: {
      right: 'Right: its calls come to us.',
      'no-url': 'Its calls go nowhere yet.',
      'other-url': 'Its calls go somewhere else.',
      'other-method': 'Change “GET” to “POST” (HTTP POST).',
      application: 'An “application” (TwiML App) decides where its calls go. Take it off, or look there.',
      trunk: 'A “SIP trunk” decides where its calls go. Take it off.',
    } satisfies Record<NumberState, string>,
    nowTo: (url: string) => `Now: ${url}`,
    changeTo: 'On the website, set “A call comes in” to Webhook, HTTP POST, with this address:',
    copyAddress: (name: string) => `Copy the address for ${name}`,

    callTitle: 'Call now',
    callAbout: 'Press the button, then call the number with any phone within two minutes.',
    wait: 'Wait for a call',
    waiting: (seconds: number) => `Waiting… ${seconds} seconds left. Call now.`,
    stop: 'Stop waiting',
    nothingCame:
      'Nothing came in two minutes. Check which address the number has at the provider, and whether the server can be reached from outside.',
    last: (outcome: string, at: string) => `Newest before: ${at}. ${outcome}`,
    neverYet: 'Nothing has come from this provider yet.',
    came: (at: string) => `It came: ${at}`,
    outcomes: {
      ok: 'The call reached us, and its signature is right.',
      'bad-signature':
        'A request came, but its signature is wrong, so it was refused. The token is not the one of the provider, or PUBLIC_URL is not exactly the address that the provider calls.',
      'other-account': 'A call came, but for another account than the one that is set. It was refused.',
      'no-token': 'A request came and was refused, because no token is set.',
      malformed: 'The signature is right, but there was no call in the request.',
    } satisfies Record<ContactOutcome, string>,
    toLine: (line: string) => `Dialled number: ${line}`,
  },

  retention: {
    about: 'What the line keeps, and when it forgets it. What is too old goes within the hour.',
    what: 'What',
    howLong: 'How long',
    setting: 'Where it is set',
    whereToChange:
      'These times are not changed here. Whoever runs the server changes the value of that name where the line is started, and starts it again.',
    fixed: 'It is fixed',
    forEver: 'Without end',
    rows: {
      facts: 'A confirmed fact is told to callers',
      'case-due': 'A message should be answered within',
      'case-sounds': 'The sound of a message, after the matter has ended',
      'text-numbers': 'The number of a caller who asked for a text message, until it has been sent',
      'unfinished-messages': 'A message whose caller hung up while speaking, until it is fetched',
      tries: 'Calls by which staff tried a menu',
      'fact-files': 'Files of facts that somebody looked at and did not lay',
      exports: 'Files that staff exported from the log',
      'wrong-sign-ins': 'Wrong sign-ins, to stop those who guess',
      'provider-contacts': 'That a provider reached us; no caller is in it',
      calls: 'What happened in calls. It has no phone numbers; a caller can ask on the phone to be forgotten',
      audit: 'What staff did',
    } satisfies Record<Retained, string>,
    units: {
      days: (amount) => `${amount} days`,
      'working-days': (amount) => `${amount} working days`,
      hours: (amount) => `${amount} hours`,
      minutes: (amount) => `${amount} minutes`,
      newest: (amount) => `The newest ${amount} of each kind`,
    } as Record<Kept['unit'], (amount: number) => string>,
  },
};
