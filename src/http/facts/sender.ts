import type { Request } from 'express';
import type { Context } from '../../context.ts';
import type { Sender } from '../../directory/import/kind.ts';
import { reaches } from '../../staff/roles.ts';
import { staffOf } from '../guard.ts';

/** Who brings facts through a guarded door: a person or a key, perhaps limited to some districts. */
export function senderOf({ clock }: Context, request: Request): Sender {
  const { name, districts } = staffOf(request);
  return { name, at: clock.now(), reaches: (place) => reaches(districts, place) };
}
