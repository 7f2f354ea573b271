import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { parseConfig } from '../../../shared/config/index.ts';
import { ConfigError } from '../../../shared/model/config-error.ts';
import { check, expectNamed, GOOD, type Mistake } from './support.ts';

describe('a file with a mistake', () => {
  it.each<Mistake>([
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
    ['practices: {}', 'practices: [', 11, /is not YAML/],
    ['practices: {}', 'access: {}', 10, /is not YAML: `access` stands in this group twice/],
    ['practices: {}', '"access": {}\nsources: {}', 10, /is not YAML: `"access"` stands/],
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
  ])('%j → %j is named on line %i', expectNamed);

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
