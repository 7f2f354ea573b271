/** Reports with notifications, for tests of the page. */
import type { ReportNotification } from '../../shared/model/notification.ts';
import type { Report } from '../../shared/model/report.ts';
import { golden } from './reports.ts';

export const CONFIRM: ReportNotification = {
  id: 'confirm-1'.padEnd(22, '-'),
  type: 'confirm',
  title: 'A sign-in to Payroll from Lisbon: was this you?',
  message: 'Somebody used **Payroll** as you.\n\n- [Details](https://example.com/case)\n- <b>no HTML</b>',
  sender: 'siem',
  time: '2026-11-23T09:00:00.000Z',
  severity: 'critical',
  facts: [{ label: 'Place', value: 'Lisbon' }],
  actions: [
    { id: 'confirm', label: 'This was me', style: 'primary', comment: 'optional' },
    { id: 'deny', label: 'This was not me', style: 'alarm', comment: 'optional' },
  ],
  link: { label: 'What is this?', url: 'https://example.com/help' },
  expires: '2027-01-01T00:00:00.000Z',
  next: { text: 'We look into it at once.', call: { name: 'Security team', phone: '+1 555 0199' } },
};

export const UNKNOWN: ReportNotification = {
  id: 'unknown-1'.padEnd(22, '-'),
  type: 'vendor_alert',
  title: 'Something new happened',
  sender: 'vendor',
  time: '2026-11-22T09:00:00.000Z',
  severity: 'info',
  facts: [],
  actions: [{ id: 'acknowledge', label: 'I have read this', style: 'primary', comment: 'none' }],
  expires: '2027-01-01T00:00:00.000Z',
};

/** As answered by the reader of the golden reports. */
export const told = (
  notification: ReportNotification,
  action: string,
  comment?: string,
): ReportNotification => ({
  ...notification,
  answer: {
    action,
    at: '2026-11-23T09:30:00.000Z',
    who: 'user@example.com',
    ...(comment !== undefined && { comment }),
  },
});

export const asking = (...notifications: ReportNotification[]): Report => ({
  ...golden('all-well'),
  notifications,
});
