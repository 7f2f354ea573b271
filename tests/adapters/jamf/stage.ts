/** A simulator with a company, and connections to it. */
import { afterEach } from '@jest/globals';
import { jamf } from '../../../adapters/jamf/index.ts';
import { type JamfSimulatorOptions, startSimulator } from '../../../adapters/jamf/simulator.ts';
import { type Company, type CompanyDevice, makeCompany } from '../../../local/company/index.ts';
import type { Connection } from '../../../shared/adapter-kit/contract.ts';
import { createHttp, type Http } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { parseSettings } from '../../../shared/adapter-kit/settings.ts';
import type { DeviceRecord } from '../../../shared/model/record.ts';

export const NOW = new Date('2026-11-23T09:00:00.000Z');

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const simulator of open.splice(0)) await simulator.close();
});

interface StageOptions extends Partial<JamfSimulatorOptions> {
  people?: number;
  /** How the server knows each device, where that differs from the company's. */
  change?: (device: CompanyDevice) => CompanyDevice;
}

/** @param options of the simulator, besides `people` (20 without it) */
export async function stage({ people = 20, change, ...rest }: StageOptions = {}) {
  const company = makeCompany({ people, now: NOW });
  const known = change ? changed(company, change) : company;
  const simulator = await startSimulator({ company: known, ...rest });
  open.push(simulator);

  function connect(
    settings: Record<string, unknown> = {},
    now = () => NOW,
    around = (http: Http) => http,
  ): Connection<DeviceRecord> {
    const config = parseSettings('jamf', jamf.config, { ...simulator.settings, ...settings });
    // The simulator of a large company takes long on a busy machine.
    const http = around(createHttp({ retries: 0, longestWait: 0, timeout: 60_000 }));
    return jamf.connect(config, { http, log: silentLog, now });
  }
  return { company, simulator, connect };
}

function changed(company: Company, change: (device: CompanyDevice) => CompanyDevice): Company {
  return {
    ...company,
    device: (number) => {
      const device = company.device(number);
      return device && change(device);
    },
    devicesOf: (email) => company.devicesOf(email).map(change),
  };
}

/** How often a path was called. */
export const countOf = (calls: readonly string[], path: string) =>
  calls.filter((call) => call.includes(path)).length;
