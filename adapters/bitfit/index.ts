/** bitFit, an inventory of assets: says whose a serial or MAC address is, and nothing about its state. */

import { nothing } from '../../shared/adapter-kit/answers.ts';
import type {
  AdapterContext,
  OwnershipAdapter,
  Unstamped,
  VendorConnection,
} from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { guard } from '../../shared/adapter-kit/guard.ts';
import { createSlots } from '../../shared/adapter-kit/slots.ts';
import type { Claim, Dropped } from '../../shared/model/record.ts';
import { type Client, createClient } from './client.ts';
import { Config } from './config.ts';
import { assetIds, type Holder, toClaim, userIdOf } from './schema.ts';

export const bitfit: OwnershipAdapter<Config> = {
  source: 'bitfit',
  label: 'bitFit',
  role: 'ownership',
  config: Config,
  connect: (config, context) => guard('bitfit', context, connect(config, context)),
};

/** It can be asked about people only: no look-up by hardware and no list of everything is known. */
function connect(config: Config, context: AdapterContext): VendorConnection<Claim> {
  const client = createClient(config, context);
  return {
    async byEmail(email) {
      const userId = userIdOf(await client.searchUsers(email), email);
      if (!userId) return nothing();
      const { ids, unreadable } = assetIds(await client.assetsOf(userId));
      const slot = createSlots(config.calls_at_once);
      const read = await Promise.all(ids.map((id) => slot(() => readAsset(client, id, { userId, email }))));
      const dropped: Dropped[] = [
        ...Array.from({ length: unreadable }, () => ({ reason: 'It has no id.' })),
        ...read.flatMap((asset) => asset.dropped ?? []),
      ];
      // An asset that could not be asked for is missing for now; the others stand.
      const failed = read.flatMap((asset) => asset.error ?? []);
      if (failed[0] && failed.length === ids.length) throw failed[0];
      const claims = read.flatMap(({ claim }) => claim ?? []);
      return {
        complete: failed.length === 0 && dropped.every(({ id }) => id !== undefined),
        dropped: [...dropped, ...claims.filter(({ owners }) => !owners.includes(email)).map(leftOut)],
        records: claims,
      };
    },
    async check() {
      await client.searchUsers('stethoscope');
      return { vendor: 'bitFit', details: ['users and assets: readable'] };
    },
  };
}

/** Without its id: what was known of it under this person holds no more. */
const leftOut = ({ id }: Pick<Claim, 'id'>): Dropped => ({
  reason: `Asset ${id} is listed for this person and names another user.`,
});

interface ReadAsset {
  claim?: Unstamped<Claim> | undefined;
  dropped?: Dropped;
  error?: SourceError;
}

async function readAsset(client: Client, id: string, holder: Holder): Promise<ReadAsset> {
  try {
    const asset = await client.asset(id);
    return asset === undefined ? {} : { claim: toClaim(asset, holder) };
  } catch (error) {
    if (error instanceof SourceError) return { error };
    return { dropped: { id, reason: error instanceof Error ? error.message : 'It cannot be read.' } };
  }
}
