import { glob, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { documents } from '../../../scripts/docs/documents.ts';
import { isForCallers } from '../../../shared/access/route.ts';
import { ROUTES, routeKey } from '../../../shared/access/routes.ts';
import { SCOPE_NAMES } from '../../../shared/access/scopes.ts';
import { API } from '../../../shared/api/routes.ts';
import { PROBLEM_CODES } from '../../../shared/model/problem.ts';
import { toV1Claim, toV1Device, toV1Record } from '../../../shared/report/v1.ts';
import { mistakes, OPENAPI, schemaOf } from '../../support/openapi.ts';
import { busy, deviceOf, GOLDEN, golden, outage, suggested } from '../../support/reports.ts';

const KEYS = ROUTES.map(routeKey).sort();
const documented = Object.entries(OPENAPI.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    key: `${method.toUpperCase()} ${path}`,
    operation,
  })),
);

/** Whether the product's files have a text somewhere. */
async function isUsed(text: string): Promise<boolean> {
  for await (const file of glob('shared/{access,services,v1}/**/*.ts')) {
    if ((await readFile(file, 'utf8')).includes(text)) return true;
  }
  return false;
}

describe('what `npm run docs` writes', () => {
  it('is up to date', async () => {
    for (const { file, text } of await documents()) {
      const written = await readFile(file, 'utf8');
      // Not the texts themselves: a difference of a whole file helps nobody.
      expect([file, written === text ? 'up to date' : 'run `npm run docs`']).toEqual([file, 'up to date']);
    }
  });

  it.each(PROBLEM_CODES)('names the code %s, which functions answer', async (code) => {
    expect(await readFile('docs/api.md', 'utf8')).toContain(`\`${code}\``);
    expect(await isUsed(`'${code}'`)).toBe(true);
  });
});

describe('docs/openapi.yml', () => {
  it('has every route of the table, and no other', () => {
    expect(documented.map(({ key }) => key).sort()).toEqual(KEYS);
    expect(new Set(documented.map(({ operation }) => operation.operationId)).size).toBe(KEYS.length);
  });

  it('says of every route what it answers: in shared/api/routes.ts', () => {
    expect(Object.keys(API).sort()).toEqual(KEYS);
  });

  it('says who may call it, as the table does', () => {
    for (const { key, operation } of documented) {
      const route = ROUTES.find((one) => routeKey(one) === key);
      const security = operation.security as Record<string, string[]>[];
      const scopes = security.flatMap(({ token = [] }) => token);
      const access = route && isForCallers(route.access) ? route.access : undefined;
      const wanted = access?.scopes ?? [];
      expect([key, scopes]).toEqual([key, wanted]);
      expect(scopes.filter((scope) => !SCOPE_NAMES.some((name) => name === scope))).toEqual([]);
      const people = [...(access?.own ?? []), ...(access?.others ?? [])];
      expect([key, security.some((one) => 'session' in one)]).toEqual([key, people.length > 0]);
      expect([key, security.some((one) => 'hook' in one)]).toEqual([key, route?.access === 'hook']);
    }
  });

  it('has schemas that can be used, and those that routes name', () => {
    for (const name of Object.keys(OPENAPI.components.schemas ?? {}))
      expect(() => mistakes(name, 0)).not.toThrow();
    for (const { key, operation } of documented) {
      for (const status of Object.keys(operation.responses).map(Number).filter(Number.isInteger)) {
        const schema = schemaOf(key, status);
        if (schema !== undefined) expect(() => mistakes(schema, null)).not.toThrow();
      }
    }
  });
});

describe('the answers', () => {
  const reports = [
    ...GOLDEN.map((name) => [name, golden(name)] as const),
    ...([
      ['busy', busy()],
      ['suggested', suggested()],
      ['outage', outage()],
    ] as const),
  ];

  it.each(reports)('a report is as documented: %s', (_, report) => {
    expect(mistakes('Report', report)).toEqual([]);
  });

  it.each(reports)('devices in the old shape are as documented: %s', (_, report) => {
    expect(mistakes('V1Devices', report.devices.map(toV1Device))).toEqual([]);
  });

  it('what one source says is as documented: a record, and a claim', () => {
    const record = toV1Record(deviceOf(golden('one-red')), 'jamf');
    const at = golden('one-red').generated_at;
    const claim = {
      v: 1,
      source: 'bitfit',
      id: '7',
      owners: [],
      serial: 'C02XK1ABJG5J',
      synced_at: at,
    } as const;
    const whole = { ...claim, owners: [], name: 'n', model: 'm', manufacturer: 'a', vendor_status: 'In use' };
    expect(mistakes('V1Records', [record, toV1Claim({ ...claim, owners: [] }), toV1Claim(whole)])).toEqual(
      [],
    );
  });

  it('that say less or more than documented are found', () => {
    const { verdict: _, ...less } = golden('all-well');
    expect(mistakes('Report', less)).toHaveLength(1);
    expect(mistakes('Report', { ...golden('all-well'), more: 1 })).toHaveLength(1);
  });
});
