/** Answers about accounts and sign-ins, as the activity function gives them. */
import type { AccountsAnswer, EventsAnswer } from '../../shared/model/activity.ts';
import type { ActivityEvent } from '../../shared/model/event.ts';

const NOW = Date.parse('2026-11-23T09:00:00.000Z');
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const USER = 'user@example.com';

const google = {
  source: 'google',
  label: 'Google Workspace',
  state: 'fresh',
  partial: false,
  synced_at: ago(1),
} as const;
const duo = {
  source: 'duo',
  label: 'Duo',
  state: 'refreshing',
  partial: false,
  synced_at: ago(3),
  code: 'refreshing',
  message: 'We asked Duo again.',
  covers: { from: '2026-10-24T09:00:00.000Z', to: ago(3) },
} as const;

export const accountsAnswer = (): AccountsAnswer => ({
  v: 1,
  user: USER,
  generated_at: ago(0),
  sources: [google],
  accounts: [
    {
      v: 1,
      source: 'google',
      id: '17',
      owners: [USER],
      type: 'user',
      name: USER,
      second_factor: { on: true, required: true },
      usage: { 'accounts:is_2sv_enrolled': true },
      about: '2026-11-20',
      synced_at: ago(1),
    },
  ],
});

const event = (id: string, rest: Partial<ActivityEvent>): ActivityEvent => ({
  ...{ v: 1, source: 'duo', id, owners: [USER], kind: 'sign_in', type: 'authentication', at: ago(120) },
  ...rest,
});

export const eventsAnswer = (): EventsAnswer => ({
  v: 1,
  user: USER,
  generated_at: ago(0),
  sources: [google, duo],
  events: [
    event('1', {
      ...{ success: true, application: 'Corporate VPN', ip_address: '203.0.113.20' },
      ...{ place: 'Lisbon, Portugal', client: 'Chrome, Mac OS X', networks: ['Office Vienna'] },
    }),
    event('2', { at: ago(180), success: false, application: 'Mail', reason: 'no_response' }),
    event('3', { source: 'google', at: ago(240), type: 'suspicious_login', suspicious: true }),
  ],
  dropped: {},
});
