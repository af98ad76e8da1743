import { and, desc, eq, gte, lte } from 'drizzle-orm';
import { providerContacts } from '../../db/schema.ts';
import type { ContactOutcome } from '../providers/api-types.ts';
import { CONTACTS_KEPT, type ContactStore } from '../providers/contact-log.ts';
import type { Store } from './database.ts';

/** That carriers reached the line. */
export const contactStore = ({ db, transaction }: Store): ContactStore => ({
  add: (provider, contact) =>
    transaction(() => {
      db.insert(providerContacts)
        .values({ provider, ...contact })
        .run();
      const same = and(
        eq(providerContacts.provider, provider),
        eq(providerContacts.outcome, contact.outcome),
      );
      const old = db
        .select({ id: providerContacts.id })
        .from(providerContacts)
        .where(same)
        .orderBy(desc(providerContacts.id))
        .limit(1)
        .offset(CONTACTS_KEPT)
        .get();
      if (old)
        db.delete(providerContacts)
          .where(and(same, lte(providerContacts.id, old.id)))
          .run();
    }),
  since: (provider, at) =>
    db
      .select()
      .from(providerContacts)
      .where(and(eq(providerContacts.provider, provider), gte(providerContacts.at, at)))
      .orderBy(desc(providerContacts.id))
      .all()
      .map(({ at: when, outcome, line }) => ({ at: when, outcome: outcome as ContactOutcome, line })),
});
