import { expect, it } from '@jest/globals';
import { callerOfSession, callerOfToken, sessionOf } from '../../../shared/access/caller.ts';
import type { ActiveSession } from '../../../shared/access/session.ts';

const at = new Date('2026-11-27T09:00:00Z');
const session: ActiveSession = {
  ...{ id: 's1', email: 'ann@example.com', roles: ['employee', 'helpdesk'] },
  ...{ signed_in: at, idle_expires: at, expires: at },
};

it('a person is who their session says, with their roles and their name where it has one', () => {
  const ann = { kind: 'session', who: 'ann@example.com', roles: ['employee', 'helpdesk'] };
  expect(callerOfSession(session)).toEqual({ ...ann, session });
  expect(callerOfSession({ ...session, name: 'Ann' })).toMatchObject({ ...ann, name: 'Ann' });
});

it('a token is a service with its scopes', () => {
  const token = { id: 't1', sub: 'siem', scopes: ['devices:read'] } as Parameters<typeof callerOfToken>[0];
  const caller = { kind: 'token', who: 'siem', roles: ['service'], token_id: 't1', scopes: ['devices:read'] };
  expect(callerOfToken(token)).toEqual(caller);
  expect(sessionOf(callerOfToken(token))).toBeUndefined();
});

it('only a person has a session', () => {
  expect(sessionOf(callerOfSession(session))).toBe(session);
  expect(sessionOf(undefined)).toBeUndefined();
});
