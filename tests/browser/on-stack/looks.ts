import { expect, it } from '@jest/globals';
import type { StoredLook } from '../../../shared/tables/people-types.ts';
import { Visitor } from '../../integration/visitor.ts';
import type { StackBrowser } from '../../support/stack-browser.ts';

const READ = 'user@example.com';

/** Who has looked is what the person reads. */
export function looks(on: StackBrowser): void {
  const visit = async (who: string, path: string, headers: Record<string, string> = {}) => {
    const visitor = new Visitor();
    await visitor.signIn(on.stack.origin, who);
    return visitor.visit(on.stack.origin + path, { headers });
  };
  const looksOf = async (): Promise<StoredLook[]> =>
    ((await visit(READ, '/api/v1/me/looks')).json() as { looks: StoredLook[] }).looks;

  it('each read by the help desk, the security team or a token is on the person’s page; one’s own is not', async () => {
    const device = on.stack.company.devicesOf(READ).find(({ serial }) => serial !== undefined);
    const { token = '', id = '' } = await on.cli(
      'token',
      '--sub',
      'siem',
      '--scope',
      'devices:read',
      '--days',
      '1',
    );
    const reason = { 'stethoscope-reason': 'Ticket 4711, asked by phone' };
    const read = (headers: Record<string, string>) =>
      fetch(`${on.stack.origin}/api/v1/report/${READ}`, { headers });

    expect((await visit('helpdesk@example.com', `/api/v1/report/${READ}`, reason)).status).toBe(200);
    expect((await visit('helpdesk@example.com', `/api/v1/report/${READ}`)).status).toBe(400);
    expect((await visit('security@example.com', `/api/v1/report/${READ}`)).status).toBe(200);
    expect(
      (await visit('security@example.com', `/api/v1/devices/serial/${device?.serial}`)).json(),
    ).toHaveLength(1);
    expect((await visit('security@example.com', `/api/v1/notifications/${READ}`)).status).toBe(200);
    expect((await visit('green@example.com', `/api/v1/report/${READ}`)).status).toBe(403);
    expect((await visit('green@example.com', `/api/v1/devices/serial/${device?.serial}`)).json()).toEqual([]);
    for (let time = 0; time < 2; time += 1)
      expect((await read({ authorization: `Bearer ${token}` })).status).toBe(200);
    await on.cli('token', 'revoke', id);
    expect((await read({ authorization: `Bearer ${token}` })).status).toBe(401);
    expect((await visit(READ, `/api/v1/report/${READ}`)).status).toBe(200);

    const kept = (await looksOf()).map(({ who, as, kind, reason: why, count }) => ({
      who,
      as,
      kind,
      why,
      count,
    }));
    const security = { who: 'security@example.com', as: 'security' };
    expect(kept).toHaveLength(5);
    expect(kept).toEqual(
      expect.arrayContaining(
        [
          { who: 'helpdesk@example.com', as: 'helpdesk', kind: 'report', why: 'Ticket 4711, asked by phone' },
          { ...security, kind: 'report' },
          { ...security, kind: 'device' },
          { ...security, kind: 'notifications' },
          { who: 'siem', as: 'service', kind: 'report', count: 2 },
        ].map((look) => expect.objectContaining(look)),
      ),
    );
  });

  it('and is read there, with who, as what and why', async () => {
    const page = await on.signIn(READ, '/privacy');
    const lines = page.locator('main li');
    await page.waitForSelector('li:has-text("siem")');
    const text = (await lines.allTextContents()).join('\n');
    expect(text).toContain('helpdesk@example.com (help desk)');
    expect(text).toContain(': your devices, because “Ticket 4711, asked by phone”');
    expect(text).toContain('security@example.com (');
    for (const what of ['one of your devices', 'your questions and answers']) expect(text).toContain(what);
    expect(text).toContain('siem (');
    expect(text).not.toContain('green@example.com');
  });

  it('what is held can be downloaded, and says the same', async () => {
    const { held, user } = (await visit(READ, '/api/v1/me/data')).json() as {
      user: string;
      held: Record<string, unknown>;
    };
    expect(user).toBe(READ);
    expect(Object.keys(held).sort()).toEqual(['fleet', 'notifications', 'people', 'records']);
    expect(JSON.stringify(held.people)).toContain('Ticket 4711, asked by phone');
  });
}
