import { describe, expect, it } from 'vitest';
import { pseudonymiser } from './pseudonyms.ts';

const pseudonym = pseudonymiser('a key of this line only');
const NUMBER = '+85512345678';

describe('a pseudonym', () => {
  it('is the same for the same number each time', () => {
    expect(pseudonym(NUMBER)).toBe(pseudonym(NUMBER));
  });

  it('is another for another number', () => {
    expect(pseudonym('+85512345679')).not.toBe(pseudonym(NUMBER));
  });

  it('is another under another key, so that two lines cannot compare their callers', () => {
    expect(pseudonymiser('a key of another line')(NUMBER)).not.toBe(pseudonym(NUMBER));
  });

  it('is 32 hexadecimal digits, and nothing of the number is in it', () => {
    expect(pseudonym(NUMBER)).toMatch(/^[0-9a-f]{32}$/);
    expect(pseudonym(NUMBER)).not.toContain('12345678');
  });

  it('is nothing for a caller that is withheld', () => {
    expect(pseudonym(null)).toBeNull();
  });
});
