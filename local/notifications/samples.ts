/** Notifications to try out, by kind. */
import { NOTIFICATION_TYPES } from '../../shared/model/notification.ts';

const SAMPLES = {
  confirm: {
    type: 'confirm',
    title: 'A sign-in to Payroll from Lisbon: was this you?',
    message:
      'Somebody signed in to **Payroll** as you.\n\n- If it was you, there is nothing more to do.\n- If not, tell us *now*.',
    severity: 'warning',
    facts: [
      { label: 'Place', value: 'Lisbon, Portugal' },
      { label: 'Browser', value: 'Firefox on Windows' },
    ],
    link: { label: 'What to do about strange sign-ins', url: 'https://example.com/sign-ins' },
  },
  simple: {
    type: 'simple',
    title: 'Please restart your laptop before Friday',
    message: 'A fix for a hole in the browser is waiting for the restart.',
    severity: 'info',
  },
  unknown: {
    type: 'something_new',
    title: 'A type that the page has never heard of',
    message: 'It is readable, and it can be acknowledged.',
    severity: 'info',
  },
} as const;

export type SampleKind = keyof typeof SAMPLES;
export const SAMPLE_KINDS = Object.keys(SAMPLES) as SampleKind[];

/** @param recipient e-mail; @returns a new notification each time, as the API takes it */
export const sampleNotification = (recipient: string, kind: SampleKind = NOTIFICATION_TYPES[1]) => ({
  id: `sample-${crypto.randomUUID()}`,
  recipient,
  ...SAMPLES[kind],
  time: new Date().toISOString(),
});
