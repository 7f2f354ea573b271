import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { parseConfig, readConfig } from '../../../shared/config/index.ts';
import { FEEDS } from '../../../shared/model/feed.ts';
import { loadPractices } from '../../../shared/practices/index.ts';
import { check, FILE, FOO, GOOD } from './support.ts';

const shipped = readFileSync(new URL('../../../stethoscope.yml', import.meta.url), 'utf8');
const HOUR = 3_600_000;

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
