import { describe, expect, it } from '@jest/globals';
import { AnsweredNotifications, Notifications } from '../../../web/notifications/notifications.tsx';
import { Plain } from '../../../web/notifications/plain.tsx';
import { bodyOf } from '../../../web/notifications/types.ts';
import { titleOf } from '../../../web/shell/title.ts';
import { asking, CONFIRM, told, UNKNOWN } from '../../support/asked.ts';
import { drawn, textOf } from '../../support/page.tsx';

const open = (...list: Parameters<typeof asking>) => drawn(asking(...list), <Notifications />);

describe('an open notification', () => {
  it('says what happened, who says so, how much it matters, and what one can answer', () => {
    const text = textOf(open(CONFIRM));
    for (const words of [
      'Important',
      CONFIRM.title,
      'From siem,',
      'Somebody used Payroll as you.',
      'Place Lisbon',
      'What is this?',
      'This was me',
      'This was not me',
      'Can be answered until',
    ])
      expect(text).toContain(words);
  });

  it('never draws HTML of its sender, and links only https', () => {
    const html = open({ ...CONFIRM, link: { label: 'Bad', url: 'javascript:alert(1)' } });
    expect(html).toContain('&lt;b>no HTML');
    expect(html).not.toContain('javascript:');
    expect(html).toContain('<a href="https://example.com/case" rel="noreferrer">Details</a>');
  });

  it('says beside a link where it leads, in the letters of its address', () => {
    const link = { label: 'Your bank', url: 'https://xn--pple-43d.example/login' };
    expect(textOf(open({ ...CONFIRM, link }))).toContain('(xn--pple-43d.example)');
  });

  it('is not the only one that waits: how many more do is said', () => {
    const report = { ...asking(CONFIRM), notifications_left_out: 3 };
    expect(textOf(drawn(report, <Notifications />))).toContain('3 more questions wait. Show more');
    expect(titleOf({ page: 'overview' }, report)).toMatch(/^4 to answer · /);
    expect(textOf(open(CONFIRM))).not.toMatch(/more questions|Show more/);
  });

  it('of an unknown type is readable and can be acknowledged', () => {
    const text = textOf(open(UNKNOWN));
    expect(text).toContain('Something new happened');
    expect(text).toContain('I have read this');
  });

  it('is drawn by its own component when it is in the registry; names of objects are no types', () => {
    const Own = () => <p>Mine</p>;
    expect(bodyOf('vendor_alert', { vendor_alert: Own })).toBe(Own);
    for (const type of ['vendor_alert', 'toString', '__proto__']) expect(bodyOf(type)).toBe(Plain);
  });

  it('is counted in the title, until it is answered', () => {
    const route = { page: 'overview' } as const;
    expect(titleOf(route, asking(CONFIRM, UNKNOWN))).toMatch(/^2 to answer · /);
    expect(titleOf(route, asking(told(CONFIRM, 'deny'), UNKNOWN))).toMatch(/^1 to answer · /);
    expect(titleOf(route, asking())).not.toContain('answer');
  });
});

describe('an answered notification', () => {
  it('is folded away with what was said and when, and cannot be answered again', () => {
    const report = asking(told(CONFIRM, 'deny', 'I was at home.'));
    expect(drawn(report, <Notifications />)).toBe('');
    const html = drawn(report, <AnsweredNotifications />);
    const text = textOf(html);
    expect(text).toContain('One answered question');
    expect(text).toContain('You answered: This was not me');
    expect(text).toContain('I was at home.');
    expect(html).not.toContain('<button');
    expect(text).not.toContain('Can be answered');
  });
});
