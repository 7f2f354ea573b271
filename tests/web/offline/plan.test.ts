import { expect, it } from '@jest/globals';
import { planFor } from '../../../web/offline/plan.ts';

const ORIGIN = 'https://page.example.com';
const FILES = new Set(['/assets/start.ABC.js', '/logo.svg']);
const plan = (path: string, mode = 'cors', method = 'GET') =>
  planFor({ method, mode, url: new URL(path, ORIGIN).href }, FILES, ORIGIN);

it('opens the page and its files', () => {
  expect(plan('/', 'navigate')).toBe('page');
  expect(plan('/devices/a/encryption', 'navigate')).toBe('page');
  expect(plan('/assets/start.ABC.js')).toBe('file');
  expect(plan('/logo.svg')).toBe('file');
});

it.each([
  ['/api/v1/report/me', 'cors', 'GET'],
  ['/api/v1/me/data', 'navigate', 'GET'],
  ['/auth/signin?return=/', 'navigate', 'GET'],
  ['/healthcheck', 'navigate', 'GET'],
  ['/assets/of-another-build.js', 'cors', 'GET'],
  ['/', 'navigate', 'POST'],
  ['https://elsewhere.example.com/logo.svg', 'no-cors', 'GET'],
])('leaves %s (%s, %s) alone', (path, mode, method) => {
  expect(plan(path, mode, method)).toBe('leave');
});
