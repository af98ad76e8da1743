import { randomUUID } from 'node:crypto';
import { knownDistricts } from './people.ts';
import type { ApiKey, Staff, StaffPorts } from './ports.ts';
import { Refusal } from './refusal.ts';
import type { Permission } from './roles.ts';
import { hintOf, newKeySecret, sha256 } from './secrets.ts';

/** The time of the last use is for people who tidy up: once in a while is enough, and saves a write on most calls. */
const USE_NOTED_EVERY_MS = 60_000;

export interface NewKey {
  name: string;
  permissions: Permission[];
  districts: string[] | null;
}

/** Out: the key as it is listed, and its secret, which is known only now. Throws Refusal: unknown-district. */
export function makeKey(ports: StaffPorts, actor: Staff, wanted: NewKey): { key: ApiKey; secret: string } {
  const secret = newKeySecret();
  const districts = wanted.districts && knownDistricts(ports, wanted.districts);
  const key: ApiKey = {
    ...{ id: randomUUID(), hint: hintOf(secret), name: wanted.name, districts },
    ...{ permissions: [...new Set(wanted.permissions)], createdAt: ports.now(), createdBy: actor.name },
    ...{ lastUsedAt: null, revokedAt: null },
  };
  ports.transaction(() => {
    ports.keys.add(key, sha256(secret));
    ports.audit.record({
      actor,
      action: 'key.added',
      subject: { kind: 'key', id: key.id },
      after: { name: key.name, permissions: key.permissions, districts },
    });
  });
  return { key, secret };
}

/** From now on the key opens nothing. Throws Refusal: not-found, already-revoked. */
export function revokeKey(ports: StaffPorts, actor: Staff, id: string): ApiKey {
  return ports.transaction(() => {
    const key = ports.keys.find(id);
    if (!key) throw new Refusal('not-found', 'There is no such key. Load the list again.');
    if (key.revokedAt !== null) throw new Refusal('already-revoked', 'This key was revoked before.');
    const revokedAt = ports.now();
    ports.keys.revoke(id, revokedAt);
    ports.audit.record({
      actor,
      action: 'key.revoked',
      subject: { kind: 'key', id },
      before: { name: key.name },
    });
    return { ...key, revokedAt };
  });
}

/** Who a key stands for; undefined when it is unknown or revoked. */
export function staffOfKey(ports: StaffPorts, secret: string): Staff | undefined {
  const key = ports.keys.findByHash(sha256(secret));
  if (!key || key.revokedAt !== null) return undefined;
  noteUse(ports, key);
  const { id, name, permissions, districts } = key;
  return { kind: 'key', id, name, role: null, permissions, districts };
}

function noteUse(ports: StaffPorts, key: ApiKey): void {
  const now = ports.now();
  if (key.lastUsedAt !== null && now - key.lastUsedAt < USE_NOTED_EVERY_MS) return;
  ports.transaction(() => ports.keys.used(key.id, now));
}
