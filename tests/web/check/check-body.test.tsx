import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../../shared/model/report.ts';
import { CheckBody } from '../../../web/check/check-body.tsx';
import { type Check, checksOf, OPEN_GROUPS } from '../../../web/model/checks.ts';
import { drawn, textOf } from '../../support/page.tsx';
import { busy, deviceOf, GOLDEN, golden, practiceOf } from '../../support/reports.ts';

const checkOf = (report: Report, practice: string): Check => {
  const check = checksOf(deviceOf(report)).find((one) => one.practice === practice);
  if (check === undefined) throw new RangeError(practice);
  return check;
};
const body = (report: Report, practice: string, language?: string) =>
  drawn(
    report,
    <CheckBody check={checkOf(report, practice)} device={deviceOf(report)} level={2} />,
    language,
  );

/** A device that gets no more updates. */
function ended(): Report {
  const report = structuredClone(busy());
  practiceOf(deviceOf(report), 'encryption').group = 'replace';
  return report;
}

const REPORTS = [
  ...GOLDEN.map((name) => [name, golden(name)] as const),
  ...([
    ['busy', busy()],
    ['ended', ended()],
  ] as const),
];
const OPEN = REPORTS.flatMap(([name, report]) =>
  report.devices.flatMap((device) =>
    checksOf(device)
      .filter(({ group }) => (OPEN_GROUPS as readonly string[]).includes(group))
      .map((check) => [`${name}: ${check.practice}`, report, device, check] as const),
  ),
);

describe('an open check has all its parts', () => {
  it.each(OPEN)('%s', (_, report, device, check) => {
    const text = textOf(drawn(report, <CheckBody check={check} device={device} level={2} />));
    const { result, group } = check;
    expect(text).toContain(`Why it matters ${result.why}`);
    if (group === 'unknown') expect(text).toContain('What is missing');
    else expect(text).toContain(`We saw ${result.seen}`);
    if (result.wanted !== null) expect(text).toContain(`Wanted ${result.wanted}`);
    if (result.source !== null) expect(text).toMatch(/(Jamf Pro|LANDESK) saw this .+ \(.+\)/);
    for (const step of result.directions?.steps ?? []) expect(text).toContain(step.replace(/[`*]/g, ''));
    expect(text).toContain(result.consequence ?? 'Nothing is switched off or locked.');
    expect(text).toContain('Does this look wrong, or do you need help?');
    expect(text).toContain('Write to IT help desk');
    const sentences = result.why.split(/[.!?](?:\s|$)/).filter(Boolean);
    expect(sentences.length).toBeLessThanOrEqual(2);
  });

  it('covers every open state', () => {
    expect(new Set(OPEN.map(([, , , { group }]) => group))).toEqual(new Set(OPEN_GROUPS));
  });
});

it('speaks of locked switches where there are switches, not where another device is asked for', () => {
  expect(textOf(body(busy(), 'encryption'))).toContain('If a switch is locked');
  expect(textOf(body(ended(), 'encryption'))).not.toContain('If a switch is locked');
});

describe('a day by which it is to be done', () => {
  const withDay = (late: boolean, status_after: 'warn' | 'nudge', language?: string) => {
    const report = golden('one-red');
    const ends_at = '2026-12-05T00:00:00.000Z';
    const deadline = { ends_at, late, status_after, code: 'set', reason: 'Your company set this day.' };
    Object.assign(practiceOf(deviceOf(report), 'encryption'), { due: '2026-12-04', deadline });
    return textOf(body(report, 'encryption', language));
  };

  it('says why that day, and what it counts as afterwards', () => {
    expect(withDay(false, 'warn')).toContain(
      'Why by this day Your company set this day. After that it counts as something to do now.',
    );
    expect(withDay(false, 'nudge')).toContain('After that it is still a recommendation, and late.');
    expect(withDay(false, 'warn', 'de')).toContain(
      'Danach zählt es zu dem, was Sie jetzt erledigen sollten.',
    );
  });

  it('says nothing of afterwards once it is over', () => {
    expect(withDay(true, 'warn')).toContain('Why by this day Your company set this day.');
    expect(withDay(true, 'warn')).not.toContain('After that');
  });

  it('is not spoken of where there is none', () => {
    expect(textOf(body(golden('one-red'), 'encryption'))).not.toContain('Why by this day');
  });
});

describe('steps', () => {
  it('begin with the settings of another computer only as an if', () => {
    const text = textOf(body(golden('one-red'), 'encryption'));
    expect(text).not.toContain('Open the settings for this');
    expect(text).toContain("an administrator's password is asked for");
  });

  it('have each command in code, to be copied by itself', () => {
    const report = golden('one-red');
    const device = deviceOf(report);
    const { encryption } = device.practices;
    if (!encryption?.directions) throw new Error('There are steps for encryption.');
    const step = 'Type `sudo ufw enable` and press Enter.';
    const changed = { ...encryption, directions: { ...encryption.directions, steps: [step] } };
    const linux = { ...device, practices: { ...device.practices, encryption: changed } };
    const html = body({ ...report, devices: [linux] }, 'encryption');
    expect(html).toContain('<code>sudo ufw enable</code>');
    expect(html).toContain('aria-label="Copy the command: sudo ufw enable"');
  });
});

/** Everything that looks like the one thing to press. */
const primary = (html: string): string[] => html.match(/<(a|button)\b[^>]*\bprimary\b/g) ?? [];

describe('a check', () => {
  it.each(OPEN)('%s has at most one primary action: to do it', (_, report, device, check) => {
    const html = drawn(report, <CheckBody check={check} device={device} level={2} />);
    expect(primary(html).length).toBeLessThanOrEqual(1);
    // Copying, printing and asking for help never look like it.
    expect(
      primary(html).filter((tag) => !tag.includes('href="x-apple.') && !tag.includes('href="ms-')),
    ).toEqual([]);
  });

  it('numbers its steps and says what is to be seen after the last', () => {
    const html = body(busy(), 'encryption');
    const { directions } = practiceOf(deviceOf(busy()), 'encryption');
    expect(html.split('<ol')[1]?.split('</ol>')[0]?.match(/<li/g)).toHaveLength(
      directions?.steps.length ?? 0,
    );
    expect(textOf(html)).toContain(directions?.expected);
  });

  it('says how to make the device report to the source that decided, folded', () => {
    const report = busy();
    const { source } = practiceOf(deviceOf(report), 'encryption');
    Object.assign(deviceOf(report), {
      report_now: { [source ?? '']: 'Run `sudo jamf recon`.', other: 'Wait.' },
    });
    const html = body(report, 'encryption');
    expect(html).toMatch(
      /<details><summary>How to make the device report now<\/summary>.*<code>sudo jamf recon<\/code>/,
    );
    expect(html).not.toContain('Wait.');
    expect(body(busy(), 'encryption')).not.toContain('report now');
  });

  it('keeps the steps for other versions folded', () => {
    const html = body(busy(), 'encryption');
    expect(html).toMatch(/<details class="no-print"><summary>Steps for other versions/);
  });

  it('shows where sources disagree, and whose answer counts', () => {
    const text = textOf(body(busy(), 'firewall'));
    expect(text).toContain('The systems do not agree. What Jamf Pro says counts.');
    expect(text).toMatch(/Jamf Pro says: off.*LANDESK says: on/);
  });

  it('says what is missing and who can fix it when nothing is known, and neither "fine" nor "bad"', () => {
    const text = textOf(body(golden('one-unknown'), 'screenlock'));
    expect(text).toContain('What is missing No source has said whether the screen locks by itself.');
    expect(text).toContain('The help desk can find out why');
    expect(text).not.toContain('Wanted');
  });

  it('says that an answer is old', () => {
    expect(textOf(body(busy(), 'remotelogin'))).toContain('This is older than it should be.');
  });

  it('draws what the report says as text, never as HTML', () => {
    const report = busy();
    Object.assign(practiceOf(deviceOf(report), 'firewall'), {
      why: '<img src=x onerror=alert(1)> `ls` **now**',
      link: 'javascript:alert(1)',
    });
    const html = body(report, 'firewall');
    expect(html).toContain('&lt;img src=x onerror=alert(1)> <code>ls</code> <b>now</b>');
    expect(html).not.toContain('href="javascript:');
  });

  it('writes the help desk a message that says what it is about', () => {
    expect(body(busy(), 'encryption')).toContain(
      'mailto:help@example.com?subject=The%20disk%20is%20not%20encrypted',
    );
  });

  it("marks the report's language where it is not the page's", () => {
    const html = body(busy(), 'encryption', 'de');
    expect(html).toContain('Warum es wichtig ist</h2><p lang="en">Encryption keeps');
    expect(body(busy(), 'encryption', 'en')).not.toContain('lang="en"');
  });
});
