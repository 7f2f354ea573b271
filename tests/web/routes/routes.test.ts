import { describe, expect, it } from '@jest/globals';
import { type PageRoute, pathOf, routeOf } from '../../../web/routes/routes.ts';

const ROUTES: [string, PageRoute][] = [
  ['/', { page: 'overview' }],
  ['/devices/ab12', { page: 'device', device: 'ab12' }],
  ['/devices/ab12/encryption', { page: 'check', device: 'ab12', practice: 'encryption' }],
  ['/privacy', { page: 'privacy' }],
  ['/help', { page: 'help' }],
  ['/people', { page: 'people' }],
  ['/accounts', { page: 'accounts' }],
  ['/fleet', { page: 'fleet' }],
  ['/people/ada%40example.com', { page: 'overview', who: 'ada@example.com' }],
  [
    '/people/ada%40example.com/devices/ab12/firewall',
    { page: 'check', who: 'ada@example.com', device: 'ab12', practice: 'firewall' },
  ],
];

describe('addresses', () => {
  it.each(ROUTES)('%s is read and written', (path, route) => {
    expect(routeOf(path)).toEqual(route);
    expect(pathOf(route)).toBe(path);
  });

  it.each([
    '/nothing',
    '/devices',
    '/devices/a/b/c',
    '/help/more',
    '/people/a@b.c/help',
    '/privacy/x',
    '/accounts/x',
  ])('%s is no page', (path) => expect(routeOf(path).page).toBe('missing'));

  it('does not stumble over an address that cannot be decoded', () => {
    expect(routeOf('/devices/%E0%A4%A')).toEqual({ page: 'device', device: '%E0%A4%A' });
  });
});
