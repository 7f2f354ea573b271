import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../../shared/model/report.ts';
import { Overview } from '../../../web/overview/overview.tsx';
import { drawn, textOf } from '../../support/page.tsx';
import { arrange, busy, deviceOf, golden, outage, practiceOf, suggested } from '../../support/reports.ts';

const html = (report: Report, language?: string) => drawn(report, <Overview />, language);
const text = (report: Report, language?: string) => textOf(html(report, language));

describe('the first sentence', () => {
  it.each([
    ['There is one thing to do now. And one recommendation for when you have time.', busy()],
    ['You are in good shape. One thing would make it better.', suggested()],
    ['We see nothing to do, but one check has no answer.', golden('one-unknown')],
    ['All was well when last seen.', golden('stale')],
    ['All is well. There is nothing to do.', golden('all-well')],
    ['All is well. There is nothing to do.', golden('refreshing')],
    ['All is well, as far as we can tell.', golden('source-failed')],
    ['We are asking about your devices.', golden('pending')],
    ['No devices are known for you.', golden('nothing')],
    ['We could not get any data about your devices.', outage()],
  ])('is "%s"', (sentence, report) => {
    expect(text(report)).toMatch(new RegExp(`^Your devices ${sentence.replaceAll('.', '\\.')}`));
  });

  it('says also what is out of date, where something has no answer', () => {
    const report = golden('one-unknown');
    report.verdict.stale = 7;
    expect(text(report)).toMatch(/but one check has no answer\. And 7 answers are out of date\./);
  });

  it('is there in the other language', () => {
    expect(text(busy(), 'de')).toMatch(/^Ihre Geräte Eines sollten Sie jetzt erledigen\./);
  });
});

describe('what is left out', () => {
  it('is told in one line where its source has let go of it', () => {
    expect(text({ ...busy(), dropped: { gone: 2 } })).toContain('2 entries are not shown');
    expect(text({ ...busy(), dropped: { drop_devices: 2 } })).not.toContain('not shown');
  });
});

describe('the banner', () => {
  it('links every critical recommendation to its check', () => {
    const report = busy();
    Object.assign(practiceOf(deviceOf(report, 1), 'jailed'), { status: 'warn', title: 'The phone is open' });
    const [banner] = html(arrange(report)).split('MacBook of user 2</a>');
    const id = deviceOf(report).device_id;
    expect(banner).toContain(`href="/devices/${id}/encryption"`);
    expect(banner).toContain('href="/devices/phone0000001/jailed"');
    expect(banner).not.toContain('/firewall"');
  });

  it('says by when, and since when what is late', () => {
    const report = suggested();
    const deadline = { status_after: 'warn', code: 'set', reason: 'Because.' } as const;
    const firewall = practiceOf(deviceOf(report), 'firewall');
    const ends_at = new Date('2026-12-04T24:00').toISOString();
    Object.assign(firewall, { due: '2026-12-04', deadline: { ...deadline, ends_at, late: false } });
    expect(text(report)).toContain('Please do this by Friday, December 4, 2026. Because.');
    Object.assign(firewall, { deadline: { ...deadline, ends_at, late: true } });
    expect(text(report)).toContain('Late since Friday, December 4, 2026. Because.');
    expect(text(report)).not.toContain('Please do this by');
    expect(text(report, 'de')).toContain('Überfällig seit Freitag, 4. Dezember 2026.');
  });

  const dated = (due: string, status_after: 'warn' | 'nudge' = 'warn', late = false) => {
    const ends_at = new Date(`${due}T24:00`).toISOString();
    return { due, deadline: { ends_at, late, status_after, code: 'set', reason: 'Because.' } };
  };

  it('has the nearest day first, whichever device it is on', () => {
    const report = busy();
    const [first, second] = [deviceOf(report), deviceOf(report, 1)];
    const warn = { status: 'warn', ...dated('2026-12-04', 'warn', true) };
    Object.assign(practiceOf(first, 'encryption'), dated('2026-12-08', 'warn', true));
    Object.assign(practiceOf(second, 'jailed'), { ...warn, title: 'The phone is open' });
    report.verdict.critical = 2;
    const [banner = ''] = html(arrange(report)).split('MacBook of user 2</a>');
    const at = (device: string, practice: string) => banner.indexOf(`/devices/${device}/${practice}"`);
    expect(at(second.device_id, 'jailed')).toBeGreaterThan(0);
    expect(at(first.device_id, 'encryption')).toBeGreaterThan(at(second.device_id, 'jailed'));
  });

  it('names what will be critical, and says that it has time instead of that it has not', () => {
    const report = suggested();
    expect(text(report)).toContain('Nothing is urgent.');
    Object.assign(practiceOf(deviceOf(report), 'firewall'), dated('2026-12-04'));
    expect(text(report)).toContain('There is time until Friday, December 4, 2026.');
    expect(text(report)).not.toContain('Nothing is urgent.');
    const busier = busy();
    Object.assign(practiceOf(deviceOf(busier), 'firewall'), dated('2026-12-04'));
    expect(text(busier)).toContain('And one recommendation, with time until Friday, December 4, 2026.');
  });

  it('offers one next step when nothing is critical, and none when all is well', () => {
    expect(text(suggested())).toContain('A good next step The firewall is off');
    expect(text(golden('all-well'))).not.toContain('A good next step');
  });
});

describe('devices', () => {
  it('show their checks from "to do" to "done", with the number of those folded', () => {
    const shown = text(busy());
    const order = [
      'Important for keeping',
      'safer still',
      'no information',
      'what was seen last',
      'checks are done',
    ];
    const places = order.map((words) => shown.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((one, other) => one - other)).toEqual(places);
  });

  it('that were silent for long are folded, not dropped', () => {
    const page = html(busy());
    const folded = page.slice(page.indexOf('One device that we have not heard from for a long time'));
    expect(folded).toContain('Old laptop in the drawer');
    expect(folded).toContain('Do you still have this device?');
  });

  it('keep their names as they are', () => {
    expect(html(busy())).toContain('Sam&#39;s &lt;iPhone>'.replace('&#39;', "'"));
  });

  it('say what was seen, what is wanted, by whom and when', () => {
    expect(text(busy())).toMatch(
      /The disk is not encrypted .*We saw: not encrypted · Wanted: the internal disk encrypted Jamf Pro saw this 2 hours ago/,
    );
  });
});

describe('sources', () => {
  it.each([
    ['up to date', golden('all-well')],
    ['being asked again', golden('refreshing')],
    ['no answer yet', golden('pending')],
    ['not reached', golden('source-failed')],
  ])('tell their state, "%s", in the words of the report, with the age', (state, report) => {
    const message = report.sources[0]?.message;
    expect(text(report)).toContain(`Jamf Pro: ${state}${message ? ` ${message}` : ''}`);
    expect(text(report)).toMatch(/[Uu]pdated .* ago\./);
  });

  it('that never answered are not given an age', () => {
    expect(text(golden('pending'))).toContain('It has not sent any data yet.');
  });

  it('that are silent are named beside the verdict', () => {
    expect(text(golden('source-failed'))).toContain('this may not be complete: Jamf Pro.');
    expect(text(golden('all-well'))).not.toContain('may not be complete');
  });

  it('name what was kept off the page', () => {
    const report = golden('all-well');
    report.kept_apart = [
      {
        level: 'serial',
        value: 'C0',
        reason: 'owner_disagrees',
        records: [{ source: 'landesk', id: 'LD-9' }],
      },
    ];
    expect(text(report)).toContain('gives them to somebody else: LANDESK, record LD-9.');
  });
});

it('has one heading of the first level, and it names the page', () => {
  expect(html(busy()).match(/<h1/g)).toHaveLength(1);
  expect(html(busy())).toMatch(/<h1[^>]*>Your devices<\/h1>/);
});

describe('a part that is not whole', () => {
  it('says how many devices are not shown, and what the numbers count', () => {
    const many = { ...busy(), devices_left_out: 12 };
    expect(text(many)).toMatch(/12 more devices are not shown here.* the numbers above count all\./);
    expect(text({ ...busy(), devices_left_out: 1 }, 'de')).toContain(
      'Ein weiteres Gerät wird hier nicht gezeigt',
    );
    expect(text(busy())).not.toContain('not shown here');
  });

  it('is never "no devices", when not one of them fits', () => {
    const none = { ...busy(), devices: [], devices_left_out: 2 };
    expect(text(none)).toMatch(/^Your devices There is one thing to do now\./);
  });

  it('says when questions could not be loaded, and shows the devices', () => {
    const report: Report = { ...busy(), notifications: [], notifications_failed: true };
    expect(text(report)).toContain('Questions to you could not be loaded');
    expect(text(report)).toContain('MacBook of user 2');
  });
});
