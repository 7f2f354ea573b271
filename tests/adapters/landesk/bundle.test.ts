/** The driver's code for Azure is left out of the bundle: it must connect without, in each kind of encryption. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { landesk } from '../../../adapters/landesk/index.ts';
import { startSimulator } from '../../../adapters/landesk/simulator.ts';
import { makeCompany } from '../../../local/company/index.ts';
import type { Simulator } from '../../../local/simulator/types.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { bundle, packagesOf } from '../../integration/bundle.ts';

const now = () => new Date();
let folder: string;
let simulator: Simulator;
let adapter: typeof landesk;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-landesk-'));
  const built = await bundle('landesk', 'adapters/landesk/index.ts');
  expect(packagesOf(built).filter((name) => name.startsWith('@azure'))).toEqual([]);
  const file = join(folder, 'landesk.mjs');
  await writeFile(file, built.code);
  ({ landesk: adapter } = (await import(file)) as { landesk: typeof landesk });
  simulator = await startSimulator({ company: makeCompany({ people: 5, now: now() }) });
}, 60_000);
afterAll(async () => {
  await simulator?.close();
  await rm(folder, { recursive: true, force: true });
});

it.each(['on', 'strict', 'off'] as const)('connects as a bundle with encryption %s', async (encrypt) => {
  const settings = adapter.config.parse({ ...simulator.settings, encrypt });
  const connection = adapter.connect(settings, { http: createHttp(), log: silentLog, now });
  try {
    expect((await connection.check()).details.length).toBeGreaterThan(0);
  } finally {
    await connection.close?.();
  }
});
