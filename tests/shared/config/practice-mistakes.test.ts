import { describe, it } from '@jest/globals';
import { expectNamed, FOO, type Mistake } from './support.ts';

describe('a mistake in a practice', () => {
  it.each<Mistake>([
    ['practices: {}', 'practices:\n  fierwall: { off: true }', 11, /fierwall.*Did you mean `firewall`\?/],
    ['practices: {}', 'practices:\n  zebra: {}', 11, /zebra.*use one of: encryption.*add a practice/],
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
    [
      'practices: {}',
      'practices:\n  foo:\n    software: { when_missing: na }',
      12,
      /foo\.software\.names: is missing\. Write for example/,
    ],
    [
      'practices: {}',
      'practices:\n  sentinel:\n    software: { when_missing: fine }',
      12,
      /sentinel\.software\.when_missing: is neither `finding` nor `na`/,
    ],
    [
      'practices: {}',
      FOO.replace(/software: .+/, 'check: { fleeet: On }'),
      12,
      /foo\.check\.fleeet: `fleeet` is not known here.*one of: jamf/,
    ],
    ['practices: {}', FOO.replace(/software: .+/, 'check: {}'), 12, /foo\.check: names no source/],
    [
      'practices: {}',
      FOO.replace(/software: .+/, 'check: { jamf: [On] }'),
      12,
      /foo\.check\.jamf: is neither the name of a check nor one by platform/,
    ],
    [
      'practices: {}',
      FOO.replace(/software: .+/, '$&\n    check: { jamf: On }'),
      13,
      /foo\.check: has no meaning here: the entry has `software`/,
    ],
    [
      'practices: {}',
      'practices:\n  firewall:\n    check: { jamf: On }',
      12,
      /firewall\.check: has no meaning here: `firewall` comes with the project/,
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
    ['practices: {}', 'practices: [firewall]', 10, /is not a group.*such as `firewall: \{ rating/],
    [
      'practices: {}',
      'practices:\n  firewall: yes',
      11,
      /firewall: is not a group.*`\{ rating: critical \}`/,
    ],
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
  ])('%j → %j is named on line %i', expectNamed);
});
