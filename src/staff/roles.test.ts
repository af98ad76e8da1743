import { describe, expect, it } from 'vitest';
import {
  isLimitedToDistricts,
  KEY_PERMISSIONS,
  PERMISSIONS,
  permissionsOf,
  reaches,
  ROLES,
} from './roles.ts';

describe('the table of roles', () => {
  it('gives an administrator everything', () => {
    expect(permissionsOf('administrator')).toEqual(PERMISSIONS);
  });

  it('gives people, keys, settings and the audit log to nobody else', () => {
    for (const role of ROLES.filter((one) => one !== 'administrator')) {
      for (const permission of ['users:write', 'keys:write', 'settings:write', 'audit:read'] as const) {
        expect(permissionsOf(role)).not.toContain(permission);
      }
    }
  });

  it('lets a recorder record, and another person approve', () => {
    expect(permissionsOf('recorder')).toEqual(['prompts:read', 'prompts:write']);
    expect(permissionsOf('editor')).toContain('prompts:approve');
  });

  it('shows complaints to those who answer them only', () => {
    expect(permissionsOf('analyst')).not.toContain('cases:read');
    expect(permissionsOf('editor')).not.toContain('cases:read');
    expect(permissionsOf('case-officer')).toContain('cases:write');
  });

  it('knows one role that is limited to districts', () => {
    expect(ROLES.filter(isLimitedToDistricts)).toEqual(['case-officer']);
  });

  it('lets no key make people or keys', () => {
    expect(KEY_PERMISSIONS).not.toContain('users:write');
    expect(KEY_PERMISSIONS).not.toContain('keys:write');
    expect(KEY_PERMISSIONS).toHaveLength(PERMISSIONS.length - 2);
  });
});

describe('someone who is limited to districts', () => {
  it.each([
    [null, '120801', true],
    [null, null, true],
    [['1208'], '1208', true],
    [['1208'], '120801', true],
    [['1208', '0102'], '01020304', true],
    [['1208'], '120901', false],
    [['1208'], '12', false],
    [['1208'], null, false],
    [[], '120801', false],
  ])('%j reaches %s: %s', (districts, place, expected) => {
    expect(reaches(districts, place)).toBe(expected);
  });
});
