import type { z } from 'zod';
import type { Permission } from '../../staff/roles.ts';

/**
 * Who may come in at a door: anybody (`public`), anybody from a page of ours (`our-pages`), whoever is signed in or has a
 * key (`staff`), a person who is signed in (`account`), or who has a permission.
 */
export type Who = Permission | 'public' | 'our-pages' | 'staff' | 'account';

/** What stands in a body or an answer that is no JSON. */
export type MediaType = 'audio/*' | 'audio/wav' | 'text/csv' | 'text/yaml' | 'text/html' | (string & {});

/** A door of the API, as far as whoever uses it needs to know. */
export interface Door {
  who: Who;
  /** One sentence on what it does. */
  says: string;
  query?: z.ZodType;
  /** A schema for JSON; otherwise what kind of bytes. */
  body?: z.ZodType | MediaType;
  /** The name of the type of its JSON, one of those that a room's `api-types.ts` or the ports of calls export. */
  answers?: string;
  /** What else than JSON it gives; `nothing`: an answer without a body. */
  gives?: MediaType | 'nothing';
  /** 200 where it says nothing, 204 for `nothing`. */
  status?: 201 | 204;
}

/** By method and path below /api/v1, such as `GET /users/:id`. */
export type Doors = Record<string, Door>;
