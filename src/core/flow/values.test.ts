import { describe, expect, it } from 'vitest';
import { faultCode } from '../../../tests/support/fault-code.ts';
import { listAt, pathSchema, resolve, textAt, valueAt, withValue, type Values } from './values.ts';

const values: Values = {
  service: { name: 'id-card', fee: { amount: 0 }, free: false },
  list: [1, 2],
  nothing: null,
};

describe('a path', () => {
  it.each(['$service', '$service.fee.amount', '$caller.commune', '$one2', '$a.b-c'])('may be %s', (path) => {
    expect(pathSchema.safeParse(path).success).toBe(true);
  });

  it.each(['service', '$', '$Service', '$.name', '$a.', '$a..b', '$a b', '$a.__proto__'])(
    'may not be "%s"',
    (path) => {
      expect(pathSchema.safeParse(path).success).toBe(false);
    },
  );
});

describe('the value at a path', () => {
  it('is found through objects', () => {
    expect(valueAt('$service.name', values)).toBe('id-card');
  });

  it('is kept apart from unknown when it is zero or false', () => {
    expect(valueAt('$service.fee.amount', values)).toBe(0);
    expect(valueAt('$service.free', values)).toBe(false);
  });

  it.each([
    '$missing',
    '$service.missing',
    '$service.name.more',
    '$nothing',
    '$nothing.more',
    '$list.0',
    '$list.length',
  ])('is unknown at %s, and no error', (path) => {
    expect(valueAt(path, values)).toBeNull();
  });

  it.each(['$constructor', '$service.toString', '$service.hasOwnProperty'])(
    'is unknown for what objects inherit: %s',
    (path) => {
      expect(valueAt(path, values)).toBeNull();
    },
  );
});

describe('a literal', () => {
  it('stands for itself, and a text that begins with $ is looked up', () => {
    expect(resolve('plain', values)).toBe('plain');
    expect(resolve(7, values)).toBe(7);
    expect(resolve('$service.name', values)).toBe('id-card');
  });
});

describe('a value of a kind', () => {
  it('is given when it is of that kind', () => {
    expect(textAt('$service.name', values)).toBe('id-card');
    expect(listAt('$list', values)).toEqual([1, 2]);
  });

  it('is a fault when it is of another kind or missing', () => {
    expect(faultCode(() => textAt('$service.fee.amount', values))).toBe('not-a-text');
    expect(faultCode(() => textAt('$missing', values))).toBe('not-a-text');
    expect(faultCode(() => listAt('$service', values))).toBe('not-a-list');
  });
});

describe('setting a value', () => {
  it('leaves the old values as they were', () => {
    const before = structuredClone(values);
    const after = withValue(values, '$service.fee.amount', 500);
    expect(valueAt('$service.fee.amount', after)).toBe(500);
    expect(valueAt('$service.name', after)).toBe('id-card');
    expect(values).toEqual(before);
  });

  it('makes the objects on the way', () => {
    expect(withValue({}, '$caller.home.commune', '160904')).toEqual({
      caller: { home: { commune: '160904' } },
    });
  });

  it.each(['$nothing.inner', '$list.inner'])('puts an object in the place of what is none at %s', (path) => {
    expect(valueAt(path, withValue(values, path, 'x'))).toBe('x');
  });
});
