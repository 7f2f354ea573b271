import { describe, expect, it } from '@jest/globals';
import { validateNotification } from '../../../../shared/services/notifications/validate.ts';
import { sent } from '../../../support/notifications.ts';

const context = { now: new Date('2026-11-23T10:00:00.000Z'), domains: ['example.com'] };
const check = (input: unknown) => validateNotification(input, context);
const fields = (input: unknown) => {
  const result = check(input);
  return 'errors' in result ? result.errors.map(({ field }) => field) : [];
};

describe('a notification that is right', () => {
  it('needs little', () => {
    const least = { id: '1', recipient: 'Ann@Example.com ', title: 'Please read' };
    expect(check(least)).toEqual({
      notification: {
        id: '1',
        recipient: 'ann@example.com',
        type: 'simple',
        title: 'Please read',
        severity: 'info',
        facts: [],
      },
    });
  });

  it.each([
    ['https:evil.example', 'https://evil.example/'],
    ['https:\\\\evil.example\\path', 'https://evil.example/path'],
    ['https://\u0430pple.example/', 'https://xn--pple-43d.example/'],
    ['https://example.com/\njavascript:alert(1)', 'https://example.com/javascript:alert(1)'],
  ])('keeps of the link %j what a browser makes of it', (url, kept) => {
    expect(check(sent({ link: { label: 'Read', url } }))).toMatchObject({
      notification: { link: { url: kept } },
    });
  });

  it('may say much', () => {
    const much = sent({
      type: 'vendor_alert',
      message: 'Two lines\nwith **marks**',
      time: '2026-11-23T11:00:00+02:00',
      severity: 'critical',
      facts: [{ label: 'City', value: 'Lisbon' }],
      actions: [
        { id: 'mine', label: 'That was me', style: 'primary' },
        { id: 'other', label: 'Somebody else', style: 'alarm', comment: 'required' },
      ],
      link: { label: 'What is this?', url: 'https://wiki.example.com/signin' },
      expires: '2026-11-30T00:00:00Z',
    });
    expect(check(much)).toMatchObject({
      notification: {
        time: '2026-11-23T09:00:00.000Z',
        expires: '2026-11-30T00:00:00.000Z',
        actions: [
          { id: 'mine', comment: 'none' },
          { id: 'other', comment: 'required' },
        ],
      },
    });
  });
});

describe('text of any language', () => {
  it.each(['می‌خواهم 👩‍💻', 'ශ්‍රී', '確認してください', 'Bestätigen?'])('%s is taken as it is', (title) => {
    const all = { title, message: `${title}\r\n\t${title}`, facts: [{ label: title, value: '✓' }] };
    expect(check(sent(all))).toMatchObject({ notification: all });
  });
});

describe('a notification that is wrong', () => {
  it.each([
    [{ id: '' }, ['id']],
    [{ id: 7 }, ['id']],
    [{ id: 'x'.repeat(129) }, ['id']],
    [{ recipient: 'nobody' }, ['recipient']],
    [{ recipient: 'ann@elsewhere.example' }, ['recipient']],
    [{ title: '   ' }, ['title']],
    [{ title: 'two\nlines' }, ['title']],
    [{ title: 'evil \u202egnp.exe' }, ['title']],
    [{ title: 'x'.repeat(151) }, ['title']],
    ...['\u3164', '\u200d', '\u2800', '\u034f', '\ud800', 'a\u200bb', '…', '👍'].map(
      (title) => [{ title }, ['title']] as const,
    ),
    [{ facts: [{ label: '\u2800', value: '\u2800' }] }, ['facts[0].label', 'facts[0].value']],
    [{ actions: [{ id: 'a', label: '\u115f' }] }, ['actions[0].label']],
    [{ link: { label: '\ufe0f', url: 'https://example.com' } }, ['link.label']],
    [{ message: 'a\u2066b\nc' }, ['message']],
    [{ type: 'Bad Type' }, ['type']],
    [{ message: 'x'.repeat(2001) }, ['message']],
    [{ message: 'a\u0000b' }, ['message']],
    [{ time: 'yesterday' }, ['time']],
    [{ severity: 'urgent' }, ['severity']],
    [{ facts: [{ label: 'a' }] }, ['facts[0].value']],
    [{ facts: Array.from({ length: 21 }, () => ({ label: 'a', value: 'b' })) }, ['facts']],
    [{ facts: 'many' }, ['facts']],
    [{ actions: [] }, ['actions']],
    [
      {
        actions: [
          { id: 'a', label: 'A' },
          { id: 'a', label: 'B' },
        ],
      },
      ['actions'],
    ],
    [{ actions: [{ id: 'a', label: 'A', style: 'red' }] }, ['actions[0].style']],
    [{ actions: [{ id: 'a', label: 'A', comment: 'maybe' }] }, ['actions[0].comment']],
    [{ link: { label: 'x', url: 'http://example.com' } }, ['link.url']],
    [{ link: { label: 'x', url: 'javascript:alert(1)' } }, ['link.url']],
    [{ link: { label: 'x', url: 'https://bank.example@evil.example' } }, ['link.url']],
    [{ link: { label: 'x', url: 'https://:word@evil.example' } }, ['link.url']],
    [{ expires: '2026-11-23T09:59:59Z' }, ['expires']],
    [{ expires: '2028-11-23T09:59:59Z' }, ['expires']],
    [{ html: '<b>' }, ['(whole)']],
    [{ title: 1, recipient: 2, severity: 3 }, ['recipient', 'title', 'severity']],
  ])('%j names %j', (more, wanted) => {
    expect(fields(sent(more))).toEqual(wanted);
  });

  it.each([[null], [undefined], ['text'], [7], [[]]])('%j is no notification', (input) => {
    expect(fields(input)).toEqual(['(whole)']);
  });

  it('has no more errors, and quotes no more, than helps to mend it', () => {
    const keys = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`key ${index}`, 1]));
    const facts = Array.from({ length: 3000 }, () => keys);
    const wrong = check(sent({ ...keys, facts }));
    expect(JSON.stringify(wrong).length).toBeLessThan(10_000);
    expect(JSON.stringify(wrong)).toContain('key 9 and 2990 more');
  });

  it('says what to write instead', () => {
    expect(check(sent({ severity: 'urgent', colour: 'red' }))).toMatchObject({
      errors: [
        { field: 'severity', code: 'invalid_value', message: 'Write one of: info, warning, critical.' },
        {
          field: '(whole)',
          code: 'unrecognized_keys',
          message: expect.stringContaining('Not known here: colour.'),
        },
      ],
    });
  });
});
