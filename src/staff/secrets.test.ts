import { describe, expect, it } from 'vitest';
import { PASSWORD_MIN } from './password-rule.ts';
import { hintOf, newKeySecret, newPassword, sha256 } from './secrets.ts';

describe('a password that is made', () => {
  it('can be copied by hand, and is another one each time', () => {
    const made = Array.from({ length: 50 }, newPassword);
    for (const password of made) expect(password).toMatch(/^([a-hj-km-np-z2-9]{5}-){3}[a-hj-km-np-z2-9]{5}$/);
    expect(new Set(made).size).toBe(50);
    expect(made[0]?.length).toBeGreaterThanOrEqual(PASSWORD_MIN);
  });
});

describe('the secret of a key', () => {
  it('is 32 bytes behind our prefix, of which a hint tells next to nothing', () => {
    const secret = newKeySecret();
    expect(secret).toMatch(/^sdap_[A-Za-z0-9_-]{43}$/);
    expect(hintOf(secret)).toBe(secret.slice(0, 9));
    expect(sha256(secret)).toMatch(/^[0-9a-f]{64}$/);
  });
});
