import { expect, it } from '@jest/globals';
import { ROUTES, routeKey } from '../../../shared/access/routes.ts';
import { Visitor } from '../../integration/visitor.ts';
import { mistakes, schemaOf } from '../../support/openapi.ts';
import type { StackBrowser } from '../../support/stack-browser.ts';

/** Sending needs a program; the ways through the provider answer with redirects, which signing in shows. */
const ELSEWHERE: readonly string[] = [
  'GET /auth/signin',
  'GET /auth/callback',
  'POST /api/v1/notifications',
  'POST /api/v1/notifications/{id}/answer',
];

/** What the stack answers is what docs/openapi.yml says. */
export function documented(on: StackBrowser): void {
  it.each(ROUTES.map(routeKey).filter((key) => !ELSEWHERE.includes(key)))(
    '%s answers as documented',
    async (key) => {
      const visitor = new Visitor();
      await visitor.signIn(on.stack.origin, 'security@example.com');
      const [device] = on.stack.company.devicesOf('user@example.com');
      const values: Record<string, string> = { who: 'user@example.com', serial: device?.serial ?? '' };
      values.macaddr = device?.mac_addresses?.[0] ?? '';
      values.source = 'jamf';
      const [method = '', path = ''] = key.split(' ');
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? 'x'));
      const { status, text, headers } = await visitor.visit(on.stack.origin + filled, {
        ...(method === 'POST' && { method: 'POST', json: {} }),
      });
      const type = headers.get('content-type')?.split(';')[0] ?? '';
      const schema = schemaOf(key, status, type);
      // Not every source knows everything; then it says so.
      expect(status).toBeLessThan(/\{(source|plugin)\}/.test(path) ? 500 : 400);
      expect([status, schema]).toEqual([status, expect.any(String)]);
      expect(mistakes(schema ?? '', type.endsWith('json') ? JSON.parse(text) : text)).toEqual([]);
    },
  );

  it.each(ROUTES.filter(({ access }) => access !== 'public').map(routeKey))(
    '%s refuses as documented',
    async (key) => {
      const [method = 'GET', path = ''] = key.split(' ');
      const answer = await fetch(on.stack.origin + path.replace(/\{\w+\}/g, 'x'), {
        method,
        ...(method === 'POST' && {
          body: '{}',
          headers: { 'content-type': 'application/json', origin: on.stack.origin },
        }),
      });
      expect([answer.status, schemaOf(key, answer.status, 'application/problem+json')]).toEqual([
        401,
        'Problem',
      ]);
      expect(mistakes('Problem', await answer.json())).toEqual([]);
    },
  );
}
