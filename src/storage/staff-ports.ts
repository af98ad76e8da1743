import type { PasswordHash, StaffPorts } from '../staff/ports.ts';
import { openAuditLog } from './audit-log.ts';
import type { Store } from './database.ts';
import { districtList } from './district-list.ts';
import { failureStore } from './failure-store.ts';
import { keyStore } from './key-store.ts';
import { peopleStore } from './people-store.ts';

/** Everything about staff that is kept in the database. */
export function staffPorts(store: Store, now: () => number, passwords: PasswordHash): StaffPorts {
  return {
    people: peopleStore(store),
    failures: failureStore(store),
    keys: keyStore(store),
    audit: openAuditLog(store, now),
    passwords,
    districts: () => districtList(store),
    now,
    transaction: store.transaction,
  };
}
