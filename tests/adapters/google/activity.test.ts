import { describe, expect, it } from '@jest/globals';
import { toAccount, toEvents } from '../../../adapters/google/activity.ts';

const ALIASES = { 'example.net': 'example.com' };
const report = (parameters: unknown, entity: object = { userEmail: 'A@example.com', profileId: '7' }) => ({
  date: '2026-11-20',
  entity,
  parameters,
});

describe('a usage report', () => {
  it('becomes an account, with the day that it is about', () => {
    const parameters = [
      { name: 'accounts:is_2sv_enrolled', boolValue: true },
      { name: 'accounts:is_2sv_enforced', boolValue: false },
      { name: 'accounts:drive_used_quota_in_mb', intValue: '12' },
      { name: 'accounts:last_login_time', datetimeValue: '2026-11-19T07:00:00+01:00' },
      { name: 'accounts:domain_name', stringValue: 'example.com' },
      { name: 'accounts:odd', msgValue: [{}] },
    ];
    expect(toAccount(report(parameters), ALIASES)).toEqual({
      id: '7',
      owners: ['a@example.com'],
      type: 'user',
      name: 'a@example.com',
      second_factor: { on: true, required: false },
      usage: {
        'accounts:is_2sv_enrolled': true,
        'accounts:is_2sv_enforced': false,
        'accounts:drive_used_quota_in_mb': 12,
        'accounts:last_login_time': '2026-11-19T06:00:00.000Z',
        'accounts:domain_name': 'example.com',
      },
      about: '2026-11-20',
    });
  });

  it('that does not tell of a second factor makes no claim about it', () => {
    expect(toAccount(report([]), ALIASES)).not.toHaveProperty('second_factor');
    expect(toAccount(report(undefined), ALIASES).usage).toEqual({});
  });

  it('counts an alias as the primary address', () => {
    expect(toAccount(report([], { userEmail: 'a@example.net' }), ALIASES).owners).toEqual(['a@example.com']);
  });

  it.each([[null], [{}], [report([], {})]])('cannot be %j', (value) => {
    expect(() => toAccount(value, ALIASES)).toThrow(TypeError);
  });
});

describe('an activity', () => {
  const activity = (name: string, parameters: unknown[] = []) => ({
    id: { time: '2026-11-22T08:00:00.123Z', uniqueQualifier: '-42' },
    actor: { email: 'a@example.com' },
    ipAddress: '203.0.113.20',
    networkInfo: { regionCode: 'PT' },
    events: [{ type: 'login', name, parameters }],
  });

  it.each([
    ['login_success', 'sign_in', true],
    ['login_failure', 'sign_in', false],
    ['logout', 'sign_out', undefined],
    ['login_challenge', 'challenge', undefined],
    ['something_new', 'other', undefined],
  ])('%s is a %s that succeeded: %j', (name, kind, success) => {
    const [event] = toEvents(activity(name), {});
    expect(event).toMatchObject({ kind, type: name, at: '2026-11-22T08:00:00.123Z', place: 'PT' });
    expect(event?.success).toBe(success);
  });

  it('says why it failed, and what is suspicious', () => {
    const failed = activity('login_failure', [
      { name: 'login_failure_type', value: 'login_failure_invalid_password' },
      { name: 'login_challenge_method', multiValue: ['password', 'totp'] },
    ]);
    expect(toEvents(failed, {})[0]).toMatchObject({
      reason: 'login_failure_invalid_password',
      factor: 'password',
    });
    const odd = activity('login_success', [{ name: 'is_suspicious', boolValue: true }]);
    expect(toEvents(odd, {})[0]?.suspicious).toBe(true);
    expect(toEvents(activity('suspicious_login'), {})[0]?.suspicious).toBe(true);
  });

  it('holds several events, each with an id of its own', () => {
    const two = { ...activity('logout'), events: [{ name: 'logout' }, { name: 'login_success' }] };
    expect(new Set(toEvents(two, {}).map(({ id }) => id)).size).toBe(2);
  });

  it.each([[null], [{}], [{ ...activity('logout'), id: { time: 'soon', uniqueQualifier: '1' } }]])(
    'cannot be %j',
    (value) => {
      expect(() => toEvents(value, {})).toThrow(TypeError);
    },
  );
});
