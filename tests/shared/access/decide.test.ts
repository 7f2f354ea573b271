/** Whose data who may see, and as what. The matrix asks the same of every route there is. */
import { describe, expect, it } from '@jest/globals';
import { type AccessRequest, decide } from '../../../shared/access/decide.ts';
import type { Route, RouteAccess } from '../../../shared/access/route.ts';
import type { Caller, Role } from '../../../shared/model/access.ts';

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';

const route = (subject: Route['subject'], access: 'public' | Partial<RouteAccess> = {}): Route => ({
  ...{ method: 'GET', path: '/x', what: 'Is tried.', function: 'person', changes: false, subject },
  access:
    access === 'public'
      ? access
      : { own: ['employee'], others: ['helpdesk', 'security'], scopes: ['devices:read'], ...access },
});
const person = (...roles: Role[]): Caller => ({ kind: 'session', who: ANN, roles });
const token = (...scopes: string[]): Caller => ({ kind: 'token', who: 'siem', roles: ['service'], scopes });
const asks = (caller: Caller, about: Route, more: Partial<AccessRequest> = {}) =>
  decide({ route: about, caller, ...more });
const refusal = (status: number, code: string, message: RegExp) =>
  expect.objectContaining({ status, code, message: expect.stringMatching(message) });

describe('a person', () => {
  it('sees their own data, also in a role that sees others’', () => {
    expect(asks(person('employee'), route('person'), { whose: ANN })).toBe('own');
    expect(asks(person('employee', 'security'), route('person'), { whose: ANN })).toBe('own');
    expect(asks(person('employee'), route('self'))).toBe('own');
    expect(asks(person('employee'), route('none'))).toBe('own');
    expect(asks(person('security'), route('none', { own: ['employee', 'security'] }))).toBe('own');
  });

  it.each<[string, Caller, Route]>([
    ['without a role, another’s', person('employee'), route('person')],
    ['in a role that the route does not name', person('helpdesk'), route('person', { others: ['security'] })],
    ['that may not ask about themselves, nothing', person('employee'), route('none', { own: ['security'] })],
    ['without any role, a device', person(), route('device')],
  ])('%s: not', (_what, caller, about) => {
    const refused = refusal(403, 'not_allowed', /^You may see your own data only\.$/);
    expect(() => asks(caller, about, { whose: BOB })).toThrow(refused);
  });

  it('sees another’s in the role that asks for the least', () => {
    expect(asks(person('security'), route('person'), { whose: BOB })).toBe('security');
    expect(asks(person('helpdesk', 'security'), route('person'), { whose: BOB })).toBe('security');
    expect(asks(person('helpdesk'), route('person'), { whose: BOB, reason: 'Ticket 1' })).toBe('helpdesk');
  });

  it('must say why where the role asks for it', () => {
    const refused = refusal(400, 'reason_required', /in the header "Stethoscope-Reason"\. They will see it/);
    expect(() => asks(person('helpdesk'), route('person'), { whose: BOB })).toThrow(refused);
  });

  it('sees a device that turns out to be theirs', () => {
    expect(asks(person('employee'), route('device'))).toBe('own_only');
    expect(asks(person('employee', 'security'), route('device'))).toBe('security');
  });
});

describe('a token', () => {
  it('opens what one of its scopes is for', () => {
    expect(asks(token('summary:read', 'devices:read'), route('person'), { whose: BOB })).toBe('service');
  });

  it.each([token('summary:read'), token(), { kind: 'token', who: 'siem', roles: ['service'] } as const])(
    'opens nothing else: %j',
    (caller) => {
      const scopes = ['devices:read', 'notifications:write'] as const;
      const refused = refusal(
        403,
        'missing_scope',
        /lacks the scope for this: devices:read or notifications:write\./,
      );
      expect(() => asks({ ...caller, roles: ['service'] }, route('person', { scopes }))).toThrow(refused);
    },
  );

  it('opens nothing that is for people', () => {
    const refused = refusal(
      403,
      'missing_scope',
      /^API tokens cannot do this; it is for people who are signed in/,
    );
    expect(() => asks(token('devices:read'), route('self', { scopes: [] }))).toThrow(refused);
  });
});

it('what is public is for everybody', () => {
  expect(asks(person(), route('none', 'public'))).toBe('own');
  expect(asks(token(), route('none', 'public'))).toBe('own');
});
