import { readDocument, type Verb } from './document.ts';

/** 64 kB of body is Twilio's limit. */
const MAX_BYTES = 64 * 1024;

/** Verbs after which no other is reached. */
const LAST_VERBS = ['Hangup', 'Reject', 'Redirect'];

/** The attributes that Twilio and Somleng read alike, by verb. */
const ATTRIBUTES: Record<string, readonly string[]> = {
  Gather: ['action', 'method', 'timeout', 'numDigits', 'finishOnKey', 'actionOnEmptyResult'],
  Play: ['loop'],
  Record: [
    ...['action', 'method', 'timeout', 'maxLength', 'playBeep', 'finishOnKey'],
    ...['recordingStatusCallback', 'recordingStatusCallbackMethod'],
  ],
  Dial: ['action', 'method', 'callerId', 'timeout'],
  Redirect: ['method'],
  Hangup: [],
  Reject: ['reason'],
};

/**
 * What makes a document unsafe on Twilio or on Somleng, in words; an empty list is safe on both.
 * The rules are those of the carriers' own sources: an unknown verb, stray text or an odd attribute ends the call in
 * silence on one of them.
 */
export function bothSafeProblems(xml: string): string[] {
  if (Buffer.byteLength(xml) > MAX_BYTES) return [`The document is over ${MAX_BYTES} bytes.`];
  let root: Verb;
  try {
    root = readDocument(xml);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  if (xml.includes('<!')) return ['The document has a DOCTYPE, a comment or CDATA.'];
  if (root.name !== 'Response') return [`The root is ${root.name}, not Response.`];
  const empty = root.inside.length === 0 ? ['The document has no verb.'] : [];
  const last = root.inside.findIndex(({ name }) => LAST_VERBS.includes(name));
  const after =
    last >= 0 && last < root.inside.length - 1 ? [`A verb follows ${root.inside[last]?.name}.`] : [];
  return [
    ...empty,
    ...after,
    ...strayText(root),
    ...recordsWithoutRedirect(root),
    ...root.inside.flatMap((verb, index) => verbProblems(verb, index)),
  ];
}

function verbProblems(verb: Verb, index: number): string[] {
  const allowed = ATTRIBUTES[verb.name];
  if (!allowed) return [`${verb.name} is not known to both.`];
  const attributes = Object.keys(verb.attributes)
    .filter((name) => !allowed.includes(name))
    .map((name) => `${verb.name} has the attribute ${name}.`);
  const method = verb.attributes['method'];
  const methods =
    method === undefined || method === 'POST' || method === 'GET' ? [] : [`method is ${method}.`];
  return [...attributes, ...methods, ...RULES[verb.name as keyof typeof RULES](verb, index)];
}

const RULES = {
  Play: (verb: Verb): string[] => [
    ...urlProblems('Play', verb.text),
    ...(/^([1-9]\d?)?$/.test(verb.attributes['loop'] ?? '') ? [] : ['Play has no loop from 1 to 99.']),
    ...verb.inside.map((one) => `Play has ${one.name} inside.`),
  ],
  Redirect: (verb: Verb): string[] => [
    ...urlProblems('Redirect', verb.text),
    ...verb.inside.map((one) => `Redirect has ${one.name} inside.`),
  ],
  Hangup: (verb: Verb): string[] => [
    ...strayText(verb),
    ...verb.inside.map((one) => `Hangup has ${one.name} inside.`),
  ],
  Reject: (verb: Verb, index: number): string[] => [
    ...(index > 0 ? ['Reject is not the first verb.'] : []),
    ...(verb.attributes['reason'] === 'busy' ? [] : ['Reject has another reason than busy.']),
  ],
  Gather: (verb: Verb): string[] => [...strayText(verb), ...gatherProblems(verb)],
  Record: (verb: Verb): string[] => [
    ...strayText(verb),
    ...verb.inside.map((one) => `Record has ${one.name} inside.`),
    ...recordProblems(verb.attributes),
  ],
  Dial: (verb: Verb): string[] => [
    ...verb.inside.map((one) => `Dial has ${one.name} inside.`),
    ...dialProblems(verb),
  ],
};

/** Our own cap: two minutes are a message, and more is a phone that was put down beside a radio. */
const MAX_RECORD_SECONDS = 120;

function recordProblems(attributes: Verb['attributes']): string[] {
  const { action = '', timeout = '', maxLength = '', finishOnKey = '', playBeep, ...rest } = attributes;
  const { recordingStatusCallback = '', recordingStatusCallbackMethod = 'POST' } = rest;
  const problems = [
    ...urlProblems('Record', action),
    ...urlProblems('recordingStatusCallback', recordingStatusCallback),
  ];
  if (recordingStatusCallbackMethod !== 'POST') problems.push('recordingStatusCallbackMethod is not POST.');
  if (!/^([1-9]|10)$/.test(timeout)) problems.push(`Record has the timeout ${timeout}.`);
  if (!/^[1-9]\d*$/.test(maxLength) || Number(maxLength) > MAX_RECORD_SECONDS)
    problems.push(`maxLength is ${maxLength}.`);
  if (!/^\d$/.test(finishOnKey)) problems.push('Record does not end with one digit.');
  if (playBeep !== 'true') problems.push('playBeep is not exactly true.');
  return problems;
}

function dialProblems({ attributes, text }: Verb): string[] {
  const { action = '', callerId = '', timeout = '' } = attributes;
  const problems = urlProblems('Dial', action);
  if (!NUMBER.test(callerId)) problems.push('Dial has no callerId: the office would see who calls.');
  if (!NUMBER.test(text)) problems.push(`Dial has the number "${text}".`);
  if (!/^([5-9]|[1-5]\d|60)$/.test(timeout)) problems.push(`Dial has the timeout ${timeout}.`);
  return problems;
}

/** E.164, or a short code such as 1294. */
const NUMBER = /^\+?\d{2,15}$/;

/** An empty recording is not posted by Twilio: the call goes on to the next verb, and must find one. */
const recordsWithoutRedirect = ({ inside }: Verb): string[] =>
  inside.flatMap((verb, index) =>
    verb.name === 'Record' && inside[index + 1]?.name !== 'Redirect'
      ? ['Record has no Redirect after it.']
      : [],
  );

function gatherProblems({ attributes, inside }: Verb): string[] {
  const { action = '', numDigits, finishOnKey, actionOnEmptyResult, timeout } = attributes;
  const problems = urlProblems('Gather', action);
  if (finishOnKey === '' && numDigits === undefined) problems.push('finishOnKey="" without numDigits.');
  if (finishOnKey !== undefined && finishOnKey.length > 1) problems.push('finishOnKey has several keys.');
  if (numDigits !== undefined && !/^[1-9]\d?$/.test(numDigits)) problems.push(`numDigits is ${numDigits}.`);
  if (timeout !== undefined && !/^[1-9]\d?$/.test(timeout)) problems.push(`timeout is ${timeout}.`);
  if (actionOnEmptyResult !== 'true') problems.push('actionOnEmptyResult is not exactly true.');
  for (const one of inside) {
    problems.push(...(one.name === 'Play' ? verbProblems(one, 0) : [`Gather has ${one.name} inside.`]));
  }
  return problems;
}

/** Absolute, http or https, ASCII, without spaces; `@` would be read as credentials. */
function urlProblems(where: string, url: string): string[] {
  return /^https?:\/\/[A-Za-z0-9[][!-?A-~]*$/.test(url) ? [] : [`${where} has the URL "${url}".`];
}

const strayText = (verb: Verb): string[] => (verb.text.trim() === '' ? [] : [`${verb.name} has stray text.`]);
