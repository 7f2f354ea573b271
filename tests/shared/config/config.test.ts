import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { checkConfig, parseConfig, readConfig } from '../../../shared/config/index.ts';
import { ConfigError } from '../../../shared/model/config-error.ts';
import type { Declarations } from '../../../shared/model/declaration.ts';
import { FEEDS } from '../../../shared/model/feed.ts';
import { loadPractices } from '../../../shared/practices/index.ts';

const FILE = 'stethoscope.yml';
const shipped = readFileSync(new URL('../../../stethoscope.yml', import.meta.url), 'utf8');

const GOOD = `organization:
  name: Example Company
  contact: { name: IT help desk, email: help@example.com }
access:
  allowed_domains: [example.com]
sources:
  jamf:
    sweep_every: 12h
    longest_sweep: 2h
practices: {}
`;

const FOO = `practices:
  foo:
    software: { names: { Mac: [Foo Agent] } }
    words:
      en:
        name: Foo
        why: Foo looks after this device.
        consequence: Foo cannot look after this device.
`;

const HOUR = 3_600_000;
const check = (text: string) => checkConfig(text, FILE);
const changed = (from: string, to: string) => {
  expect(GOOD).toContain(from);
  return check(GOOD.replace(from, to));
};

describe('the file that comes with the project', () => {
  it('is right', () => {
    expect(check(shipped)).toEqual([]);
  });
});

describe('a file that is right', () => {
  it('gets its defaults, with durations in milliseconds', () => {
    expect(check(GOOD)).toEqual([]);
    expect(parseConfig(parse(GOOD))).toMatchObject({
      organization: {
        name: 'Example Company',
        contact: { name: 'IT help desk', email: 'help@example.com' },
        help: [],
      },
      languages: ['en'],
      access: {
        allowed_domains: ['example.com'],
        email_claim: 'email',
        require_verified_email: true,
        groups_claim: 'groups',
        roles: { helpdesk: { groups: [], emails: [] }, security: { groups: [], emails: [] } },
        session: { idle_minutes: 30, absolute_hours: 8 },
      },
      sources: {
        jamf: { sweep_every: 12 * HOUR, longest_sweep: 2 * HOUR, fresh_for: 14 * HOUR, deadline: 8000 },
      },
      keep_for: 30 * 24 * HOUR,
      identifiers: { ignore_mac_addresses: [], ignore_mac_prefixes: [] },
      practices: {},
    });
  });

  it('changes practices, switches them off and adds software', () => {
    const text = GOOD.replace(
      'practices: {}\n',
      `${FOO}  firewall: { off: true }
  encryption: { rating: suggested, due: 2026-12-15, options: { max_age: 7d } }
  carbonblack: { software: { names: { Windows: [Our Sensor] } } }
`,
    );
    expect(check(text)).toEqual([]);
    expect(parseConfig(parse(text)).practices).toMatchObject({
      firewall: { off: true },
      encryption: { rating: 'suggested', due: '2026-12-15', options: { max_age: 168 * HOUR } },
      foo: { software: { names: { Mac: ['Foo Agent'] } } },
      carbonblack: { software: { names: { Windows: ['Our Sensor'] } } },
    });
  });
});

describe('feeds', () => {
  it('are all read where they are published, unless the file says otherwise', () => {
    const feeds = (text: string) => parseConfig(parse(`${GOOD}${text}`)).feeds;
    expect(feeds('')).toEqual(Object.fromEntries(FEEDS.map((feed) => [feed, { off: false }])));
    const url = 'https://mirror.example.com/sofa/v2/';
    expect(feeds(`feeds: { sofa: { url: ${url} } }`).sofa).toEqual({ off: false, url });
    expect(feeds('feeds: { sofa: { off: true } }').sofa).toEqual({ off: true });
  });
});

describe('a source that is not swept', () => {
  it('says how long what it told holds, and nothing of sweeps', () => {
    const times = '    sweep_every: 12h\n    longest_sweep: 2h\n';
    const text = GOOD.replace(times, '    role: ownership\n    fresh_for: 12h\n');
    expect(check(text)).toEqual([]);
    expect(parseConfig(parse(text)).sources.jamf).toEqual({
      role: 'ownership',
      fresh_for: 12 * HOUR,
      deadline: 8000,
    });
  });
});

describe('languages', () => {
  const both = (words: string) =>
    check(GOOD.replace('practices: {}\n', `languages: [en, de]\n${FOO}${words}`));

  it('need words of added software in each', () => {
    expect(both('')).toEqual([
      expect.stringMatching(
        /:\d+: practices\.foo\.words\.de: lacks words: name, why, consequence\. Write them here/,
      ),
    ]);
    expect(both('      de: { name: Foo, why: Foo passt auf dieses Gerät auf. }\n')).toEqual([
      expect.stringMatching(/words\.de: lacks words: consequence\./),
    ]);
    const whole = 'name: Foo, why: Foo passt auf dieses Gerät auf., consequence: Niemand passt darauf auf.';
    expect(both(`      de: { ${whole} }\n`)).toEqual([]);
  });

  it('fall back to the words that come with the project, not to another language', () => {
    const renamed = '  firewall: { words: { en: { name: Packet filter } } }\n';
    const config = parseConfig({
      ...parse(GOOD),
      languages: ['en', 'de'],
      practices: parse(`practices:\n${renamed}`).practices,
    });
    const names = config.languages.map(
      (language) =>
        loadPractices(config.practices, language).find(({ practice }) => practice.id === 'firewall')?.words
          .name,
    );
    expect(names).toEqual(['Packet filter', 'Firewall']);
  });
});

describe('a file with a mistake', () => {
  it.each([
    ['organization:\n', 'organisation:\n', 1, /organisation.*Did you mean `organization`\?$/],
    ['  contact:', '  contakt:', 3, /organization\.contakt.*Did you mean `contact`\?$/],
    ['help@example.com', 'help', 3, /contact\.email: is not an e-mail address/],
    ['[example.com]', '[]', 5, /allowed_domains: is empty.*Add a domain/],
    ['[example.com]', "['@example.com']", 5, /allowed_domains\.0: is not a domain/],
    [
      'access:\n  allowed_domains: [example.com]\n',
      '',
      1,
      /access: is missing.*Add it with `allowed_domains`/,
    ],
    ['12h', '12', 8, /sweep_every: is not a duration.*14h/],
    ['12h', 'soon', 8, /sweep_every: is not a duration/],
    ['    longest_sweep: 2h\n', '', 7, /longest_sweep: is missing\. Add it\.$/],
    ['    sweep_every: 12h\n', '', 7, /sweep_every: is missing\. Add it\.$/],
    [
      '    sweep_every: 12h\n    longest_sweep: 2h\n',
      '    deadline: 8s\n',
      7,
      /sweep_every: is missing.*add `fresh_for` alone/,
    ],
    ['12h\n', '12h\n    role: owner\n', 9, /role: is n.*`devices`.*`ownership`/],
    [
      'longest_sweep: 2h\n',
      'longest_sweep: 2h\n    fresh_for: 13h\n',
      10,
      /fresh_for: is shorter.*Write 14h or more/,
    ],
    ['  jamf:', '  Jamf:', 7, /sources\.Jamf: is not a name of a source/],
    [
      'practices: {}',
      'notifications: { webhook: "http://incidents.example.com/" }',
      10,
      /notifications.webhook: is not an https address. Answers are personal/,
    ],
    [
      'practices: {}',
      'notifications: { webhook: "http://localhost:80@evil.example/" }',
      10,
      /notifications.webhook: is not an https address/,
    ],
    [
      'practices: {}',
      'totals: { webhook: "https://user:word@siem.example.com/" }',
      10,
      /totals.webhook: holds a user name or password/,
    ],
    ['practices: {}', 'practices:\n  __proto__: { off: true }', 11, /practices\.__proto__: is no name/],
    ['  jamf:', '  __proto__: { sweep_every: 1h }\n  jamf:', 7, /sources\.__proto__: is no name/],
    [
      'email: help@example.com }',
      'email: help@example.com, __proto__: { url: x } }',
      3,
      /contact\.__proto__: is no name/,
    ],
    [
      'practices: {}',
      'notifications: { not_me: { next: Call us. } }',
      10,
      /notifications.not_me.call: is missing/,
    ],
    ['practices: {}', 'keep_for: 1h', 10, /keep_for: is shorter.*Write 14h or more/],
    [
      'practices: {}',
      'languages: [xx]',
      10,
      /languages\.0: `xx` is not known here.*en, de.*#another-language/,
    ],
    ['practices: {}', 'identifiers: { ignore_mac_addresses: [x] }', 10, /is not a MAC address/],
    ['practices: {}', 'practices:\n  fierwall: { off: true }', 11, /fierwall.*Did you mean `firewall`\?/],
    [
      'practices: {}',
      'practices:\n  zebra: {}',
      11,
      /zebra.*use one of: encryption.*add a software practice/,
    ],
    [
      'practices: {}',
      'practices:\n  firewall:\n    rating: high',
      12,
      /rating: is not a rating.*critical or/,
    ],
    ['practices: {}', 'practices:\n  firewall:\n    off: often', 12, /off: is neither true nor false/],
    [
      'practices: {}',
      'practices:\n  firewall:\n    due: soon',
      12,
      /due: is not a day\. Write it like 2026-12-15/,
    ],
    [
      'practices: {}',
      'practices:\n  screenlock:\n    options:\n      max_dealy: 5m',
      13,
      /max_dealy.*Did you mean `max_delay`\?/,
    ],
    [
      'practices: {}',
      'practices:\n  uptodate:\n    options:\n      systems:\n        mac: {}',
      14,
      /systems\.mac: is not a system\. Did you mean Mac\?/,
    ],
    [
      'practices: {}',
      'practices:\n  uptodate:\n    options:\n      systems:\n        Mac:\n          lines: { "26": { required: 26.6 } }',
      15,
      /lines\.26\.required: is not a version\. Put it in quotes/,
    ],
    [
      'practices: {}',
      'practices:\n  firewall:\n    software: {}',
      12,
      /`firewall` is not a software practice/,
    ],
    ['practices: {}', 'practices:\n  Foo:\n    software: {}', 11, /Foo: is not a name for a practice/],
    [
      'practices: {}',
      'practices:\n  foo:\n    software: { names: { Mac: [Foo] } }',
      11,
      /foo\.words\.en: lacks words: name, why, consequence\. Write them here/,
    ],
    [
      'practices: {}',
      'practices:\n  firewall:\n    words: { en: { why: "Because {naem}." } }',
      12,
      /words\.en: asks in why: \{naem\} for something/,
    ],
    [
      'practices: {}',
      'practices:\n  firewall:\n    words: { xx: {} }',
      12,
      /words\.xx: `xx` is not known here.*use one of: en, de.*#another-language/,
    ],
    ['practices: {}', 'practices: [', 11, /is not YAML/],
    ['practices: {}', 'access: {}', 10, /is not YAML: `access` stands in this group twice/],
    ['practices: {}', '"access": {}\nsources: {}', 10, /is not YAML: `"access"` stands/],
    [
      'practices: {}',
      'practices:\n  firewall: { enabled: false }',
      11,
      /`enabled` is not known here.*`off: true`/,
    ],
    [
      'practices: {}',
      'practices:\n  firewall: { groups: [it] }',
      11,
      /`groups` stands in a rule: `rules: \[\{ labels/,
    ],
    [
      'practices: {}',
      'practices:\n  firewall: { platforms: [Mac] }',
      11,
      /`platforms` stands in a rule: `rules: \[\{ platforms: \[Windows\], rating: critical \}\]`; see docs/,
    ],
    ['practices: {}', 'practices:\n  firewall: { except: [x] }', 11, /`except` stands in a rule.*see docs/],
    ['practices: {}', 'practices:\n  firewall: { serials: [x] }', 11, /`serials` is not possible.*transform/],
    [
      'practices: {}',
      'practices:\n  firewall:\n    rules:\n      - { groups: [it], rating: critical }',
      13,
      /rules\.0\.groups: `groups` is not known here\. Write it like `labels: \[Finance\]`/,
    ],
    [
      'practices: {}',
      'practices:\n  firewall:\n    rules:\n      - { platforms: [Mac], enabled: false }',
      13,
      /`enabled` is not known here.*`off: true`/,
    ],
    [
      'practices: {}',
      'practices:\n  firewall: { rules: { off: true } }',
      11,
      /rules: is not a list\. Write one such as `- \{ plat/,
    ],
    [
      'practices: {}',
      'practices:\n  uptodate:\n    rules:\n      - platforms: [Mac]\n        options: { systems: { macOS: {} } }',
      14,
      /systems\.macOS: is not a system\. Did you mean Mac\?/,
    ],
    [
      'practices: {}',
      'practices:\n  firewall: { rating: { Mac: critical } }',
      11,
      /rating: is one word.*critical or suggested.*under `rules`/,
    ],
    [
      '12h\n',
      '12h\n    api_token: abc\n',
      9,
      /sources\.jamf\.api_token: .*in the source's secret: `npm run -s cli -- secret set jamf`/,
    ],
    ['12h\n', '12h\n    enabled: false\n', 9, /`enabled` .*removing it here and its line in serverless/],
    ['12h\n', '12h\n    dedline: 8s\n', 9, /Did you mean `deadline`\?/],
    [
      '  contact:',
      '  help: https://help.example.com\n  contact:',
      3,
      /help: is not a list\. Write one such as `- \{ question/,
    ],
    ['practices: {}', 'practices: [firewall]', 10, /is not a group.*such as `firewall: \{ rating/],
    [
      'practices: {}',
      'practices:\n  firewall: yes',
      11,
      /firewall: is not a group.*`\{ rating: critical \}`/,
    ],
    ['practices: {}', 'feeds:\n  soffa: {}', 11, /`soffa` is not known here\. Did you mean `sofa`\?/],
    ['practices: {}', 'feeds:\n  sofa: { of: true }', 11, /`of` is not known here\. Did you mean `off`\?/],
    ['practices: {}', 'feeds:\n  sofa: { off: never }', 11, /feeds\.sofa\.off: is neither true nor false/],
    [
      'practices: {}',
      'feeds:\n  sofa: { url: "http://mirror.example.com/" }',
      11,
      /feeds\.sofa\.url: is not an https address\. What it says decides/,
    ],
    [
      'practices: {}',
      'feeds:\n  sofa: { url: "https://mirror.example.com/?key=1" }',
      11,
      /feeds\.sofa\.url: has a query/,
    ],
    ['practices: {}', 'transforms: drop', 10, /transforms: is not a list.*`- drop_by_status/],
    ['[example.com]', 'example.com', 5, /allowed_domains: is not a list.*`\[example.com\]`/],
    ...[
      ['macOS', 'Mac'],
      ['OS X', 'Mac'],
      ['iPadOS', 'iOS'],
      ['Windows 11', 'Windows'],
      ['Chrome OS', 'ChromeOS'],
    ].map(
      ([name, platform]) =>
        [
          'practices: {}',
          `practices:\n  uptodate:\n    options:\n      systems:\n        ${name}: {}`,
          14,
          new RegExp(`${name}: is not a system\\. Did you mean ${platform}\\?`),
        ] as const,
    ),
    [
      'practices: {}',
      'practices:\n  foo:\n    software:\n      names: { Mac: [Foo], macOS: [Foo] }',
      13,
      /macOS.*Did you mean `Mac`\?/,
    ],
  ])('%j → %j is named on line %i', (from, to, line, message) => {
    const problems = changed(from, to);
    // A key under a wrong name is also missing under its right one.
    const [problem, ...more] = problems.filter((one) => message.test(one) || !one.includes('is missing'));
    expect(more).toEqual([]);
    expect(problem).toMatch(new RegExp(`^${FILE}:${line}: `));
    expect(problem).toMatch(message);
  });

  it('has all of its mistakes named, each with a remedy', () => {
    const problems = check('organization:\n  nam: x\npractices:\n  fire: {}\n  jailed: { x: 1, y: 2 }\n');
    expect(problems.map((problem) => problem.split(':').slice(1, 3).join(':'))).toEqual(
      expect.arrayContaining([
        '1: organization.name',
        '1: organization.contact',
        '2: organization.nam',
        '1: access',
        '1: sources',
        '4: practices.fire',
        '5: practices.jailed.x',
        '5: practices.jailed.y',
      ]),
    );
  });

  it('is empty', () => {
    expect(check('')).toEqual([
      expect.stringMatching(/^stethoscope\.yml:1: the file: is not a group.*such as `organization: \{ name/),
    ]);
  });

  it('starts nothing', () => {
    expect(() => parseConfig({ ...parse(GOOD), access: undefined })).toThrow(ConfigError);
    expect(() => parseConfig({ ...parse(GOOD), access: undefined })).toThrow(/access: is missing/);
  });

  it('follows aliases to the line on which the key stands', () => {
    const text = GOOD.replace('  jamf:\n', '  jamf: &one\n').replace(
      'practices: {}\n',
      'practices:\n  firewall: { words: { en: *one } }\n',
    );
    expect(check(text)[0]).toMatch(/^stethoscope\.yml:8: practices\.firewall\.words\.en\.sweep_every/);
  });
});

describe('a file that is not YAML', () => {
  it('has its first mistake named, not what follows from it', () => {
    const problems = check(GOOD.replace('practices: {}', 'access: {}\naccess: {}\nsources: {}'));
    expect(problems).toEqual([
      expect.stringMatching(/:10: is not YAML: `access` stands in this group twice/),
    ]);
  });
});

describe('a source', () => {
  it.each([
    ['crowdstrike', /:7: sources\.crowdstrike: has no adapter.*`npm run new -- source crowdstrike`/],
    ['jamff', /:7: sources\.jamff: has no adapter.*Did you mean `jamf`\?/],
  ])('%s that there is no adapter for is named', (name, message) => {
    const text = GOOD.replace('jamf', name);
    const { data, problems } = readConfig(text, FILE, { adapters: ['jamf', 'duo'] });
    expect([data, problems]).toEqual([undefined, [expect.stringMatching(message)]]);
    expect(readConfig(text.replace(name, 'jamf'), FILE, { adapters: ['jamf'] }).problems).toEqual([]);
  });
});

describe('a warning', () => {
  const warned = (practices: string, languages = 'en, de', declarations?: Declarations) => {
    const text = GOOD.replace('practices: {}', `languages: [${languages}]\npractices:\n${practices}`);
    const now = new Date('2026-11-27T12:00:00Z');
    const { data, problems, warnings } = readConfig(text, FILE, {
      now,
      ...(declarations && { declarations }),
    });
    expect([data === undefined, problems]).toEqual([false, []]);
    return warnings;
  };
  const word = (code: string, words = '{ title: { fail: X } }') =>
    `  firewall: { words: { ${code}: ${words} } }\n`;

  it.each([
    ['  firewall: { due_after: 14d }', /:12: practices\.firewall\.due_after: makes no day yet/],
    ['  firewall: { due: 2026-11-26 }', /:12: practices\.firewall\.due: has passed/],
    ['  firewall: { due: 2026-11-26T23:59:00Z }', /:12: practices\.firewall\.due: has passed/],
    [word('en'), /:12: practices\.firewall\.words: changes title\.fail in en only\. Pages in de keep ours/],
    [word('de'), /:12: .*changes title\.fail in de only\. Pages in en/],
  ])('is given for %j, and nothing fails', (practices, message) => {
    expect(warned(practices)).toEqual([expect.stringMatching(message)]);
  });

  const rule = (text: string, practice = 'firewall') => `  ${practice}:\n    rules:\n      - { ${text} }\n`;

  it.each([
    [rule('platforms: [Mac], due: 2026-11-26'), /:14: practices\.firewall\.rules\.0\.due: has passed/],
    [rule('platforms: [Mac], due_after: 3d'), /:14: .*rules\.0\.due_after: makes no day yet/],
    [rule('platforms: [Mac], off: true', 'adbstatus'), /rules\.0\.platforms: .*checked on Android only/],
    [rule('people: [ann@example.net], off: true'), /rules\.0\.people: names ann@example\.net, and nobody/],
    [
      `${rule('platforms: [Mac, Windows], off: true')}      - { platforms: [Mac], labels: [A], off: false }`,
      /:15: practices\.firewall\.rules\.1: is never reached: rule 1 fits all that it fits/,
    ],
  ])('is given for a rule that reaches nobody, or late: %j', (practices, message) => {
    expect(warned(practices)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['attested', 'managed', 1],
    ['self', 'attested', 1],
    ['managed', 'attested', 0],
    ['managed', 'self', 0],
    ['attested', 'attested', 0],
  ] as const)(
    'is given for a source that is trusted more than its adapter declares: %s, %s',
    (declared, set, count) => {
      const text = GOOD.replace('longest_sweep: 2h', `$&\n    trust: ${set}`);
      expect(text).not.toBe(GOOD);
      const { problems, warnings } = readConfig(text, FILE, { declarations: { jamf: { trust: declared } } });
      const message = `sources.jamf.trust: is more than its adapter declares, which is ${declared}`;
      expect([problems, warnings]).toEqual([[], Array(count).fill(expect.stringContaining(message))]);
    },
  );

  it('is given for labels that no source tells, of these platforms or of any', () => {
    const declarations = { jamf: { tells: { Mac: ['firewall', 'labels'], iOS: ['rooted'] } } } as const;
    const said = (text: string, declared: Declarations = declarations) => warned(rule(text), 'en', declared);
    expect(said('labels: [Finance], off: true')).toEqual([]);
    expect(said('platforms: [Windows], labels: [Finance], off: true')).toEqual([
      expect.stringMatching(/rules\.0\.labels: are told by no source of Windows \(jamf\)/),
    ]);
    expect(said('labels: [Finance], off: true', { jamf: { tells: { Mac: ['firewall'] } } })).toEqual([
      expect.stringMatching(/rules\.0\.labels: are told by no source \(jamf\), so no device has any/),
    ]);
    // A source that declares nothing may tell anything.
    expect(said('platforms: [Windows], labels: [Finance], off: true', {})).toEqual([]);
  });

  it.each([
    rule('platforms: [Mac], due: 2026-11-27'),
    rule('platforms: [Mac], due: 2026-11-26, off: true'),
    rule('people: ["*@example.com"], off: true'),
    `${rule('platforms: [Mac], labels: [A], off: true')}      - { platforms: [Mac], off: false }`,
    `${rule('labels: [A], off: true')}      - { platforms: [Mac], off: false }`,
  ])('is not given for a rule that reaches somebody: %j', (practices) => {
    expect(warned(practices)).toEqual([]);
  });

  it('is given for words in a language that nobody reads', () => {
    expect(warned(word('de'), 'en')).toEqual([expect.stringMatching(/words\.de: is read by nobody/)]);
  });

  it.each([
    '  firewall: { due: 2026-11-27 }',
    '  firewall: { due: 2026-11-27T11:59:00Z }',
    '  firewall: { due: 2026-11-26, off: true }',
    '  firewall: { words: { en: { name: A }, de: { name: B } } }',
    word('en', '{ link: "https://help.example.com" }'),
  ])('is not given for %j', (practices) => {
    expect(warned(practices)).toEqual([]);
  });
});

describe('the examples in the comments of the file', () => {
  it('are right', () => {
    // What somebody has decided stands beside them, and an example that was taken over is gone.
    for (const group of ['practices', 'feeds', 'transforms', 'receivers']) {
      const [, block] = new RegExp(`((?:^#.*\\n)+)^${group}:`, 'm').exec(shipped) ?? [];
      const lines = [...(block ?? '').matchAll(/^# {3}(.*)$/gm)].map(([, line]) => `  ${line}\n`);
      const text = `${GOOD.replace('practices: {}\n', '')}languages: [en, de]\n${group}:\n${lines.join('')}`;
      if (lines.length > 0) expect([group, check(text)]).toEqual([group, []]);
    }
  });
});
