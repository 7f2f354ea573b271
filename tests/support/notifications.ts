/** Notifications for tests, and a stage on which they are sent, answered and delivered. */
import { parseConfig } from '../../shared/config/index.ts';
import { createNotification } from '../../shared/services/notifications/create.ts';
import { createNotificationsTable } from '../../shared/tables/notifications.ts';
import type { NotificationToStore, Sender } from '../../shared/tables/notifications-types.ts';
import organization from './stethoscope.yml';

export const CONFIG = parseConfig(organization);
export const DAY = 86_400_000;
export const ANN = 'ann@example.com';
export const BOB = 'bob@example.com';
export const SENDER: Sender = { kind: 'token', name: 'siem' };

/** What a sender would send. */
export const sent = (more: object = {}) => ({
  id: 'signin-1',
  recipient: ANN,
  type: 'confirm',
  title: 'A sign-in to Payroll from Lisbon: was this you?',
  ...more,
});

/** A clock that a test moves. */
export function settableClock(start = '2026-11-23T10:00:00.000Z') {
  let at = new Date(start);
  return {
    now: () => at,
    wait(milliseconds: number) {
      at = new Date(at.getTime() + milliseconds);
    },
  };
}

export const testTable = (now: () => Date) => createNotificationsTable({ keepFor: 90 * DAY, now });

/** A stored notification, as the table takes it. */
export const stored = (more: Partial<NotificationToStore> = {}): NotificationToStore => ({
  id: 'n'.repeat(22),
  recipient: ANN,
  sender: SENDER,
  sender_id: 'signin-1',
  content: {
    type: 'confirm',
    title: 'Was this you?',
    time: '2026-11-23T09:59:00.000Z',
    severity: 'info',
    facts: [],
    actions: [
      { id: 'confirm', style: 'primary', comment: 'optional' },
      { id: 'deny', style: 'alarm', comment: 'optional' },
    ],
  },
  created_at: '2026-11-23T10:00:00.000Z',
  expires: '2026-12-01T00:00:00.000Z',
  fingerprint: 'f',
  ...more,
});

/** Sends one that must be taken, and gives its id. */
export async function send(
  table: Parameters<typeof createNotification>[2]['table'],
  now: () => Date,
  more: object = {},
): Promise<string> {
  const created = await createNotification(sent(more), SENDER, { table, config: CONFIG, now });
  if (created.status === 'created') return created.id;
  throw new Error(`It was not created: ${JSON.stringify(created)}`);
}
