import type { Request, RequestHandler } from 'express';
import type { Context } from '../../context.ts';
import type { ImportKind } from '../../directory/import/kind.ts';
import { IMPORT_KINDS } from '../../directory/import/kinds.ts';
import { Refusal } from '../../staff/refusal.ts';
import type { Permission } from '../../staff/roles.ts';
import { guard } from '../guard.ts';

/** The kind that a path names. Throws Refusal: not-found. */
export function kindOf(request: Request): ImportKind {
  const name = String(request.params['kind']);
  const kind = IMPORT_KINDS.find((one) => one.name === name);
  if (!kind)
    throw new Refusal('not-found', `There are no ${name}. Ask /api/v1/facts for the kinds that there are.`);
  return kind;
}

/** Who may change rows of a kind: the states of applications are told by people who change nothing else. */
export const permissionToChange = ({ name }: ImportKind): Permission =>
  name === 'requests' ? 'requests:write' : 'facts:write';

/** Lets in who may change rows of the kind that the path names. */
export function changers(context: Context): RequestHandler {
  const byPermission = new Map(
    IMPORT_KINDS.map(permissionToChange).map((permission) => [permission, guard(context, permission)]),
  );
  return (request, response, next) => {
    const permission = permissionToChange(kindOf(request));
    return byPermission.get(permission)?.(request, response, next);
  };
}
