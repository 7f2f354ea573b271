import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { returnPath } from '../../../shared/access/return-path.ts';

const SITE = 'https://stethoscope.example.com';

describe('the way back after signing in', () => {
  it.each(['/', '/#/devices/abc', '/ann%40example.com', '/?lang=de#/help', '/a/b/../c'])(
    'keeps %s',
    (path) => {
      expect(new URL(returnPath(path), SITE).href).toBe(new URL(path, SITE).href);
    },
  );

  it.each([
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    'javascript:alert(1)',
    '/x/..//evil.example',
    '/.//evil.example',
    'evil.example',
    '@evil.example',
    '/é',
    '/auth/signin',
    '/auth/signin?return=/',
    '/api/v1/session',
    '/auth',
    `/${'a'.repeat(600)}`,
    '',
    null,
    undefined,
  ])('leads to the front page instead of %j', (path) => {
    expect(returnPath(path)).toBe('/');
  });

  it('never leaves the site, whatever is asked', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('/', '\\', '.', ':', '@', 'a', '%', '2', 'f', '?', '#', '\t'),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          nasty,
          fc.string(),
          nasty.map((text) => `/${text}`),
        ),
        (path) => {
          const led = returnPath(path);
          expect(led.startsWith('/')).toBe(true);
          expect(URL.parse(led, SITE)?.origin).toBe(SITE);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
