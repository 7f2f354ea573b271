/** What the application may read of devices, tried on one of them. */

import type { CheckResult } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { object, text } from '../../shared/adapter-kit/read.ts';
import { type Client, DEVICES } from './client.ts';
import { KINDS, PLACES } from './details.ts';

/** What each part is called, and what it needs. */
const PARTS = {
  hardware: ['hardware', DEVICES],
  encryption: ['encryption', DEVICES],
  apps: ['software', DEVICES],
  policies: ['compliance', 'DeviceManagementConfiguration.Read.All'],
  protection: ['Microsoft Defender on Windows', DEVICES],
} as const;

/** @throws SourceError where devices cannot be listed */
export async function check(client: Client): Promise<CheckResult> {
  const { rows } = await client.devices(1);
  const id = text(object(rows[0])?.id);
  const details = ['devices: readable'];
  for (const kind of id === undefined ? [] : KINDS) {
    const { version, path } = PLACES[kind];
    const [outcome] = await client.parts(version, [path(id ?? '')]);
    const [name, permission] = PARTS[kind];
    details.push(
      `${name} (${version}): ${isRefused(outcome) ? `refused; it needs ${permission}` : 'readable'}`,
    );
  }
  return { vendor: 'Microsoft Intune (Graph v1.0 and beta)', details };
}

const isRefused = (outcome: unknown) => outcome instanceof SourceError;
