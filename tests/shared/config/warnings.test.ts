import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../shared/config/index.ts';
import type { Declarations } from '../../../shared/model/declaration.ts';
import { FILE, GOOD } from './support.ts';

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

  it('is given for a check of a source that tells of none', () => {
    const practice =
      '  foo:\n    check: { jamf: On }\n    words: { en: { name: A, why: B, consequence: C } }\n';
    const message = /:13: practices\.foo\.check\.jamf: tells of no checks, so it never answers/;
    const said = (declared: Declarations) => warned(practice, 'en', declared);
    expect(said({ jamf: { tells: { Mac: ['firewall'] } } })).toEqual([expect.stringMatching(message)]);
    expect(said({ jamf: { tells: { Mac: ['checks'], iOS: ['rooted'] } } })).toEqual([]);
    expect(said({ jamf: {} })).toEqual([]);
  });

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
