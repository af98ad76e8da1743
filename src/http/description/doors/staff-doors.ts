import {
  auditQuery,
  codeRequest,
  newKeyRequest,
  newUserRequest,
  passwordChangeRequest,
  passwordRequest,
  signInRequest,
  userChangeRequest,
} from '../../../staff/api-types.ts';
import type { Doors } from '../door.ts';

/** Signing in, people, keys, and what they did. */
export const STAFF_DOORS: Doors = {
  'POST /auth/sign-in': {
    ...{ who: 'our-pages', says: 'Signs a person in; says whether a code is needed too.' },
    body: signInRequest,
    answers: 'SignInAnswer',
  },
  'POST /auth/second-factor': {
    ...{ who: 'our-pages', says: 'The second step of signing in.', body: codeRequest },
    answers: 'SignInAnswer',
  },
  'POST /auth/sign-out': { who: 'our-pages', says: 'Signs out.', gives: 'nothing' },
  'GET /me': { who: 'staff', says: 'Who asks, and what they may do.', answers: 'MeAnswer' },
  'POST /me/password': {
    ...{ who: 'account', says: 'Changes one’s own password.', body: passwordChangeRequest, gives: 'nothing' },
  },
  'POST /me/second-factor': {
    ...{ who: 'account', says: 'Begins to set up a second factor.', body: passwordRequest },
    answers: 'SecondFactorAnswer',
  },
  'POST /me/second-factor/confirm': {
    ...{ who: 'account', says: 'Confirms the second factor by a code.', body: codeRequest, gives: 'nothing' },
  },
  'DELETE /me/second-factor': {
    ...{ who: 'account', says: 'Takes one’s second factor off.', body: passwordRequest, gives: 'nothing' },
  },
  'GET /users': { who: 'users:write', says: 'Everyone who may sign in.', answers: 'UsersAnswer' },
  'POST /users': {
    ...{ who: 'users:write', says: 'Adds a person; the password is told once.', body: newUserRequest },
    status: 201,
    answers: 'NewUserAnswer',
  },
  'PATCH /users/:id': {
    who: 'users:write',
    says: 'Changes a person.',
    body: userChangeRequest,
    answers: 'UserAnswer',
  },
  'POST /users/:id/password': {
    ...{ who: 'users:write', says: 'Gives a person a new password, which is told once.' },
    answers: 'PasswordAnswer',
  },
  'DELETE /users/:id/second-factor': {
    ...{ who: 'users:write', says: 'Takes a person’s second factor off.', gives: 'nothing' },
  },
  'GET /api-keys': { who: 'keys:write', says: 'All keys, without their secrets.', answers: 'KeysAnswer' },
  'POST /api-keys': {
    ...{ who: 'keys:write', says: 'Makes a key; its secret is told once.', body: newKeyRequest, status: 201 },
    answers: 'NewKeyAnswer',
  },
  'DELETE /api-keys/:id': { who: 'keys:write', says: 'Revokes a key.', answers: 'KeyAnswer' },
  'GET /audit-log': {
    ...{ who: 'audit:read', says: 'Who did what, the newest first, a page at a time.', query: auditQuery },
    answers: 'AuditAnswer',
  },
  'GET /districts': { who: 'staff', says: 'All districts of the country.', answers: 'DistrictsAnswer' },
};
