import fc from 'fast-check';

/*
 * What people who mean harm, broken clients and bad luck send.
 */

const TRICKS = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\u202Eabc',
    '\u200B',
    '\uFEFF',
    'e\u0301'.repeat(40),
    'កកកក',
    'ស្តាប់',
    '\u17D2\u17D2\u17D2',
  ],
  ...[
    '\uD800',
    'x\uDFFFy',
    '😀',
    'İ',
    'ß',
    '\r\nSet-Cookie: a=b',
    '\t',
    "' OR 1=1 --",
    '"><script>alert(1)</script>',
  ],
  ...[
    '<img src=x onerror=alert(1)>',
    '${7*7}',
    '{{7*7}}',
    "=cmd|'/c calc'!A1",
    '%',
    '_',
    '\\',
    '*',
    '(',
    '[',
    'null',
  ],
  ...[
    'undefined',
    'NaN',
    'true',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '$ref',
  ],
  ...[
    '../../../etc/passwd',
    '..\\..\\windows',
    '/dev/zero',
    'file:///etc/passwd',
    'http://169.254.169.254/',
    'CON',
  ],
  ...[
    '០១២៣',
    '٣',
    '１２',
    '1e3',
    '0x10',
    '-0',
    '+1',
    '1_000',
    '9'.repeat(400),
    '-1',
    '0',
    '00',
    '1.0',
    '1,5',
  ],
] as const;

const EDGES = [
  ...[
    0,
    -0,
    1,
    -1,
    0.1,
    2 ** 31 - 1,
    2 ** 31,
    -(2 ** 31) - 1,
    2 ** 32,
    2 ** 53 - 1,
    2 ** 53,
    -(2 ** 53),
    1e21,
  ],
  ...[1e308, -1e308, 5e-324, 8.64e15, 8.64e15 + 1],
];

export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TRICKS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(100, 301, 2_001, 5_000).map((length) => 'ក'.repeat(length)) },
);

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;

/** Any value that JSON can carry, most of them of a kind that nobody expects. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: nastyText },
  { weight: 3, arbitrary: fc.constantFrom(...EDGES) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { a: {} }) },
  { weight: 1, arbitrary: fc.constantFrom(5, 200, 1_000).map(deep) },
  { weight: 1, arbitrary: fc.constantFrom(10, 1_001).map((length) => Array.from({ length }, (_, i) => i)) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** A part of a path, as it goes over the wire. */
export const nastyPart: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: nastyText.map(encoded) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '%2e%2e',
        '..',
        '.',
        '%00',
        '%',
        '%zz',
        '%c0%ae',
        '%e1%9e',
        '%2f',
        '..%2f..%2fetc',
        '%5c..%5c',
        '\\',
        '//',
      ],
      ...[
        '%0d%0a',
        ';a=b',
        '%ff',
        '%ed%a0%80',
        '*',
        '1.wav',
        '%2e%2e%2f%2e%2e%2fpackage.json',
        '-1',
        '1e3',
        'A%00.wav',
      ],
    ),
  },
  { weight: 1, arbitrary: fc.constant('a'.repeat(4_000)) },
);

/** Lone surrogates, which cannot be written in a URL, become the sign for what cannot be read. */
export function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).slice(0, 6_000);
}

/** A change at some place of a value: another value there, nothing, twice, or a key that JavaScript knows. */
export const mutation = fc.record({
  where: fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'wrap', 'add', 'proto'),
  value: nastyValue,
  key: nastyText,
});

export type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

/** In: a value as JSON has it. Out: another one; the one that was given is left as it is. */
export function mutated(value: unknown, { where, how, value: other, key }: Mutation): unknown {
  const [first = 0, ...rest] = where;
  if (typeof value !== 'object' || value === null) return how === 'wrap' ? [value] : other;
  const keys = Object.keys(value);
  const at = keys[first % Math.max(keys.length, 1)];
  if (rest.length > 0 && at !== undefined) {
    const inner = mutated((value as Record<string, unknown>)[at], { where: rest, how, value: other, key });
    return withKey(value, at, inner);
  }
  switch (how) {
    case 'add':
      return withKey(value, key, other);
    case 'proto':
      return JSON.parse(
        JSON.stringify(value).replace(
          /^\{(?=(.))/,
          (_brace, next: string) => '{"__proto__":{"role":"administrator"}' + (next === '}' ? '' : ','),
        ),
      ) as unknown;
    case 'remove':
      return at === undefined ? other : withKey(value, at, undefined);
    case 'wrap':
      return [value];
    case 'replace':
      return at === undefined ? other : withKey(value, at, other);
  }
}

function withKey(value: object, key: string, inner: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown, index) => (String(index) === key ? inner : one));
  return { ...value, [key]: inner };
}
