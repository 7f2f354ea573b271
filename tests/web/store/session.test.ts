import { describe, expect, it } from '@jest/globals';
import type { Session } from '../../../shared/api/session.ts';
import { endOf, stateAt, WARN_AHEAD } from '../../../web/store/session.ts';

const NOW = Date.parse('2026-09-01T09:00:00Z');
const at = (milliseconds: number) => new Date(NOW + milliseconds).toISOString();
const session = (idle: number, whole: number): Session => ({
  user: 'user@example.com',
  name: null,
  roles: ['employee'],
  now: at(0),
  signed_in: at(0),
  idle_expires: at(idle),
  expires: at(whole),
});

describe('the end of a session', () => {
  it('is the earlier of its two ends', () => {
    expect(endOf(session(1000, 5000))).toBe(NOW + 1000);
    expect(endOf(session(9000, 5000))).toBe(NOW + 5000);
  });

  it('is at least two minutes away when the warning comes', () => {
    expect(WARN_AHEAD).toBeGreaterThanOrEqual(120_000);
    expect(stateAt(session(WARN_AHEAD + 1, 1e9), NOW)).toMatchObject({ ending: false, ended: false });
    expect(stateAt(session(WARN_AHEAD, 1e9), NOW)).toMatchObject({
      ending: true,
      final: false,
      ended: false,
    });
  });

  it('cannot be put off when the whole time is up', () => {
    expect(stateAt(session(1e9, WARN_AHEAD), NOW)).toMatchObject({ ending: true, final: true });
  });

  it('has come', () => {
    expect(stateAt(session(0, 1e9), NOW)).toMatchObject({ ending: false, ended: true });
  });
});
