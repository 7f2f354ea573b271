import { describe, expect, it } from '@jest/globals';
import {
  notificationsInReport,
  presentNotifications,
} from '../../../../shared/services/notifications/present.ts';
import type { StoredNotification } from '../../../../shared/tables/notifications-types.ts';
import { ANN, CONFIG, stored } from '../../../support/notifications.ts';

const now = new Date('2026-11-23T12:00:00.000Z');
const present = (
  list: StoredNotification[],
  more: Partial<Parameters<typeof presentNotifications>[1]> = {},
) => presentNotifications(list, { language: 'en', config: CONFIG, now, ...more });

const answeredAt = (id: string, at: string): StoredNotification => ({
  ...stored({ id }),
  answer: { action: 'confirm', at, who: ANN },
});
const open = (id: string, severity: 'info' | 'warning' | 'critical', time: string): StoredNotification =>
  stored({ id, content: { ...stored().content, severity, time } });

describe('what a person sees', () => {
  it('has open ones first, most severe and newest first, then answered ones, newest answer first', () => {
    const list = [
      answeredAt('told-early', '2026-11-20T00:00:00.000Z'),
      open('info-new', 'info', '2026-11-23T00:00:00.000Z'),
      open('critical', 'critical', '2026-11-01T00:00:00.000Z'),
      answeredAt('told-late', '2026-11-22T00:00:00.000Z'),
      open('info-old', 'info', '2026-11-02T00:00:00.000Z'),
      open('warning', 'warning', '2026-11-02T00:00:00.000Z'),
    ];
    const wanted = ['critical', 'warning', 'info-new', 'info-old', 'told-late', 'told-early'];
    expect(present(list).map(({ id }) => id)).toEqual(wanted);
    expect(present(list.reverse()).map(({ id }) => id)).toEqual(wanted);
  });

  it('has nothing that expired unanswered', () => {
    const over = stored({ expires: now.toISOString() });
    expect(present([over])).toEqual([]);
    expect(
      present([{ ...over, answer: { action: 'deny', at: '2026-11-20T00:00:00.000Z', who: ANN } }]),
    ).toHaveLength(1);
  });

  it('has words for built-in actions, and what follows "not me"', () => {
    const [one] = present([stored()]);
    expect(one?.actions.map(({ label }) => label)).toEqual(['This was me', 'This was not me']);
    expect(one?.next).toEqual({
      text: CONFIG.notifications.not_me?.next,
      call: CONFIG.notifications.not_me?.call,
    });
    expect(one?.sender).toBe('siem');
    expect(one).not.toHaveProperty('fingerprint');
  });

  it('names the organization to call when nobody said whom', () => {
    const { not_me: _, ...notifications } = CONFIG.notifications;
    const [one] = present([stored()], { config: { ...CONFIG, notifications } });
    expect(one?.next?.call).toEqual(CONFIG.organization.contact);
    expect(one?.next?.text).toMatch(/call/);
  });

  it('has nothing to follow where no answer is an alarm', () => {
    const actions = [{ id: 'seen', label: 'Seen', style: 'primary', comment: 'none' }] as const;
    const [one] = present([stored({ content: { ...stored().content, actions: [...actions] } })]);
    expect(one?.actions).toEqual(actions);
    expect(one).not.toHaveProperty('next');
  });
});

describe('what a report has', () => {
  const inReport = (list: StoredNotification[]) => notificationsInReport(present(list));
  const many = (count: number, make: (id: string) => StoredNotification) =>
    Array.from({ length: count }, (_, index) => make(`n${String(index).padStart(3, '0')}`));

  it('is the first of the open ones, most severe first, and how many more there are', () => {
    const list = [
      ...many(70, (id) => open(id, 'info', '2026-11-23T00:00:00.000Z')),
      open('old', 'critical', '2026-01-01T00:00:00.000Z'),
      answeredAt('told', '2026-11-22T00:00:00.000Z'),
    ];
    const { notifications, notifications_left_out } = inReport(list);
    expect(notifications).toHaveLength(51);
    expect([notifications[0]?.id, notifications.at(-1)?.id]).toEqual(['old', 'told']);
    expect(notifications_left_out).toBe(21);
    expect(inReport(list.slice(0, 50))).not.toHaveProperty('notifications_left_out');
  });

  it('is some of the answered ones, which are not counted', () => {
    const { notifications, ...rest } = inReport(many(30, (id) => answeredAt(id, '2026-11-22T00:00:00.000Z')));
    expect([notifications.length, rest]).toEqual([20, {}]);
  });

  it('fits beside the devices, however long each is', () => {
    const longest = (id: string) => {
      const facts = Array.from({ length: 20 }, () => ({ label: '"'.repeat(60), value: '\\'.repeat(300) }));
      return stored({ id, content: { ...stored().content, message: '\u{1f600}'.repeat(1000), facts } });
    };
    const { notifications, notifications_left_out = 0 } = inReport(many(50, longest));
    expect(notifications.length + notifications_left_out).toBe(50);
    expect(Buffer.byteLength(JSON.stringify(JSON.stringify(notifications)))).toBeLessThan(310_000);
    expect(notifications.length).toBeGreaterThan(1);
  });
});
