/** Whatever a sender sends is a notification that can be shown, or refused with the fields that are wrong. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseMarkdown } from '../../../../shared/model/markdown.ts';
import { partsOf } from '../../../../shared/services/notifications/create.ts';
import { validateNotification } from '../../../../shared/services/notifications/validate.ts';
import { anyJson, RUNS, spoiledPayload, TIME } from '../../../support/fuzz.ts';
import { text } from '../../../support/noise.ts';
import { sent } from '../../../support/notifications.ts';

const CONTEXT = { now: new Date('2026-11-23T10:00:00.000Z'), domains: ['example.com'] };
const GOOD = sent({
  message: 'Two lines\nwith **marks**',
  time: '2026-11-23T11:00:00+02:00',
  severity: 'critical',
  facts: [{ label: 'City', value: 'Lisbon' }],
  actions: [{ id: 'mine', label: 'That was me', style: 'primary', comment: 'required' }],
  link: { label: 'What is this?', url: 'https://wiki.example.com/signin' },
  expires: '2026-11-30T00:00:00Z',
});
const payload = fc.oneof(spoiledPayload(GOOD), anyJson);

it(
  'a notification',
  () => {
    fc.assert(
      fc.property(payload, (input) => {
        const result = validateNotification(input, CONTEXT);
        if ('errors' in result) {
          expect(result.errors.length).toBeGreaterThan(0);
          // Echoes no more of what was sent than names of fields.
          for (const { message } of result.errors) expect(message).toMatch(/^[A-Z].*\.$/s);
          return;
        }
        const { recipient, link, title } = result.notification;
        expect(recipient).toMatch(/@example\.com$/);
        expect(title).not.toBe('');
        if (link) expect(new URL(link.url).protocol).toBe('https:');
      }),
      { numRuns: RUNS },
    );
  },
  TIME,
);

it(
  'a batch',
  () => {
    fc.assert(
      fc.property(fc.oneof(spoiledPayload({ notifications: [GOOD, GOOD] }), anyJson), (body) => {
        const parts = partsOf(body);
        if (parts && 'batch' in parts) expect(parts.batch.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: RUNS },
    );
  },
  TIME,
);

it(
  'a message',
  () => {
    const marks = fc.string({
      unit: fc.constantFrom('*', '_', '[', '](https://a.b)', '\n', '- ', '\\', 'a', ' '),
    });
    fc.assert(
      // As long as one may be.
      fc.property(fc.oneof(text, marks), fc.integer({ min: 1, max: 20 }), (piece, times) => {
        const message = piece.repeat(times).slice(0, 2000);
        const links = [...JSON.stringify(parseMarkdown(message)).matchAll(/"url":"([^"]*)"/g)];
        for (const [, url = ''] of links) expect(url).toMatch(/^https:/i);
      }),
      { numRuns: RUNS },
    );
  },
  TIME,
);
