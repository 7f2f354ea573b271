/**
 * What starts a function of ours and does not wait brings so little that Lambda takes it: it takes 1 MB, and took a
 * quarter of that for years. A call that it refuses would be lost, as nobody waits for it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { canonicalEmail, canonicalMac, canonicalSerial } from '../../../shared/identifiers/index.ts';
import { ACTIVITY_KINDS } from '../../../shared/model/activity.ts';
import { LOOKUPS, type Lookup, type SourceRequest } from '../../../shared/model/source.ts';
import { createInvoker } from '../../../shared/platform/invoke.ts';
import { createWake } from '../../../shared/platform/wake.ts';
import { type LambdaEndpoint, startLambda } from '../../support/lambda.ts';

/** Bytes: the older limit, as other tools between may still hold it. */
const MOST = 256 * 1024;

const ROOT = join(import.meta.dirname, '../../..');
const ROOMS = ['adapters', 'cli', 'functions', 'shared'];

let lambda: LambdaEndpoint;
beforeAll(async () => {
  lambda = await startLambda();
});
afterAll(() => lambda.close());

/** Bytes of what arrives with a function that was started like this. */
async function sizeOf(start: () => Promise<void>): Promise<number> {
  lambda.invocations.length = 0;
  await start();
  const [{ type, payload } = { type: 'none' }] = lambda.invocations;
  expect(type).toBe('Event');
  return Buffer.byteLength(JSON.stringify(payload));
}

it('functions are started in these places, and in no others', () => {
  const starting = ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${room}/${file.replaceAll('\\', '/')}`),
  ).filter((file) => /InvocationType|InvokeAsync/.test(readFileSync(join(ROOT, file), 'utf8')));
  expect(starting.sort()).toEqual(['shared/platform/invoke.ts', 'shared/platform/wake.ts']);
});

describe('a source that is woken', () => {
  const canonical = { email: canonicalEmail, serial: canonicalSerial, macaddr: canonicalMac };
  /** The longest of its kind, of characters with as many bytes as there are. */
  const longest: Record<Lookup, string> = {
    email: `${'𝒜'.repeat(121)}@example.com`,
    serial: `${'€'.repeat(120)}1234567A`,
    macaddr: '00:1B:63:FF:FE:84:45:E6',
  };
  const requests: SourceRequest[] = [
    ...LOOKUPS.map((by) => ({ by, value: longest[by] })),
    ...ACTIVITY_KINDS.map((activity) => ({ activity, of: longest.email })),
    { tick: true },
    { check: true },
  ];

  it.each(requests.map((request) => [request]))('to answer %j', async (request) => {
    const invoker = createInvoker({ log: silentLog, client: lambda.client, prefix: 'source-' });
    expect(await sizeOf(() => invoker.wake('jamf', request))).toBeLessThan(MOST);
  });

  it.each(LOOKUPS)('is never asked for a longer %s than that', (by) => {
    expect(canonical[by](longest[by])).toBe(longest[by]);
    for (const more of ['€', 'A', '1'])
      for (const times of [140, 300_000]) {
        expect(canonical[by](more.repeat(times) + longest[by])).toBeUndefined();
        expect(canonical[by](longest[by] + more.repeat(times))).toBeUndefined();
      }
  });
});

it('the delivery that is woken is told nothing', async () => {
  lambda.on('deliver', () => ({ silent: true }));
  expect(await sizeOf(createWake('deliver', lambda.client))).toBe(2);
});
