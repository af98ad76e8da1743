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
    answers: 'SignInAnswer',
    ...{ who: 'our-pages', says: 'Signs a person in; says whether a code is needed too.' },
    body: signInRequest,
  },
  'POST /auth/second-factor': {
    answers: 'SignInAnswer',
    ...{ who: 'our-pages', says: 'The second step of signing in.', body: codeRequest },
  },
  'POST /auth/sign-out': { who: 'our-pages', says: 'Signs out.', gives: 'nothing' },
  'GET /me': { answers: 'MeAnswer', who: 'staff', says: 'Who asks, and what they may do.' },
  'POST /me/password': {
    ...{ who: 'account', says: 'Changes one’s own password.', body: passwordChangeRequest, gives: 'nothing' },
  },
  'POST /me/second-factor': {
    answers: 'SecondFactorAnswer',
    ...{ who: 'account', says: 'Begins to set up a second factor.', body: passwordRequest },
  },
  'POST /me/second-factor/confirm': {
    ...{ who: 'account', says: 'Confirms the second factor by a code.', body: codeRequest, gives: 'nothing' },
  },
  'DELETE /me/second-factor': {
    ...{ who: 'account', says: 'Takes one’s second factor off.', body: passwordRequest, gives: 'nothing' },
  },
  'GET /users': { answers: 'UsersAnswer', who: 'users:write', says: 'Everyone who may sign in.' },
  'POST /users': {
    answers: 'NewUserAnswer',
    ...{ who: 'users:write', says: 'Adds a person; the password is told once.', body: newUserRequest },
    status: 201,
  },
  'PATCH /users/:id': {
    answers: 'UserAnswer',
    who: 'users:write',
    says: 'Changes a person.',
    body: userChangeRequest,
  },
  'POST /users/:id/password': {
    answers: 'PasswordAnswer',
    ...{ who: 'users:write', says: 'Gives a person a new password, which is told once.' },
  },
  'DELETE /users/:id/second-factor': {
    ...{ who: 'users:write', says: 'Takes a person’s second factor off.', gives: 'nothing' },
  },
  'GET /api-keys': { answers: 'KeysAnswer', who: 'keys:write', says: 'All keys, without their secrets.' },
  'POST /api-keys': {
    answers: 'NewKeyAnswer',
    ...{ who: 'keys:write', says: 'Makes a key; its secret is told once.', body: newKeyRequest, status: 201 },
  },
  'DELETE /api-keys/:id': { answers: 'KeyAnswer', who: 'keys:write', says: 'Revokes a key.' },
  'GET /audit-log': {
    answers: 'AuditAnswer',
    ...{ who: 'audit:read', says: 'Who did what, the newest first, a page at a time.', query: auditQuery },
  },
  'GET /districts': { answers: 'DistrictsAnswer', who: 'staff', says: 'All districts of the country.' },
};
