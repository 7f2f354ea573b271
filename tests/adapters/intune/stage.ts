/** Intune's adapter before its simulator, for its own tests. */
import { afterEach } from '@jest/globals';
import { intune } from '../../../adapters/intune/index.ts';
import { type IntuneSimulatorOptions, startSimulator } from '../../../adapters/intune/simulator.ts';
import { makeCompany } from '../../../local/company/index.ts';
import type { AdapterContext } from '../../../shared/adapter-kit/contract.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';

export const NOW = new Date('2026-11-23T09:00:00.000Z');
export const USER = 'user@example.com';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

export async function stage(options: Partial<IntuneSimulatorOptions> = {}) {
  const simulator = await startSimulator({ company: makeCompany({ people: 60, now: NOW }), ...options });
  open.push(simulator);
  const connect = (settings: object = {}, context: Partial<AdapterContext> = {}) =>
    intune.connect(intune.config.parse({ ...simulator.settings, ...settings }), {
      http: createHttp({ retries: 1, backoff: 1 }),
      log: silentLog,
      now: () => NOW,
      ...context,
    });
  return { simulator, connect };
}
