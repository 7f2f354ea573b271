/** The way to the vendor: opened with the source's secret, kept in the container, renewed when that is rotated. */
import type { Adapter, AdapterContext, Connection } from '../../adapter-kit/contract.ts';
import { SourceError } from '../../adapter-kit/errors.ts';
import { parseSettings } from '../../adapter-kit/settings.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { RecordOrClaim } from './item.ts';

export interface Connections {
  /**
   * Does work on the open connection. When the vendor refuses the credentials, the secret is read again, and if it
   * has changed the work is done once more.
   *
   * @throws what the work throws; SourceError `misconfigured` or ConfigError when there is no usable secret
   */
  use<Result>(work: (connection: Connection<RecordOrClaim>) => Promise<Result>): Promise<Result>;
}

/** What a source may be unable to do. */
export type Ability = 'byEmail' | 'bySerial' | 'byMac' | 'all';

/** @throws as `use` */
export const isAble = (connections: Connections, ability: Ability): Promise<boolean> =>
  connections.use(async (connection) => connection[ability] !== undefined);

/** @throws SourceError `not_supported` when this source cannot; otherwise as `use` */
export async function demand(connections: Connections, ability: Ability): Promise<void> {
  if (!(await isAble(connections, ability))) throw cannot(ability);
}

export function cannot(ability: Ability): SourceError {
  return new SourceError('not_supported', `This source cannot answer \`${ability}\`.`);
}

interface Open {
  connection: Connection<RecordOrClaim>;
  version: string;
}

export function createConnections<Config>(
  adapter: Adapter<Config>,
  secrets: Secrets,
  context: AdapterContext,
): Connections {
  let open: Open | undefined;

  async function connect(options: { fresh: boolean }): Promise<Open> {
    const { value, version } = await secrets.read(`source/${adapter.source}`, options);
    if (open?.version === version) return open;
    const settings = parseSettings(adapter.source, adapter.config, value);
    const previous = open;
    open = { version, connection: adapter.connect(settings, context) };
    previous?.connection.close?.().catch((error: unknown) => {
      context.log.error('A replaced connection could not be closed', error);
    });
    return open;
  }

  return {
    async use(work) {
      const current = await connect({ fresh: false });
      try {
        return await work(current.connection);
      } catch (error) {
        if (!(error instanceof SourceError) || error.code !== 'credentials_refused') throw error;
        const renewed = await connect({ fresh: true });
        if (renewed === current) throw error;
        context.log.info('The secret was rotated');
        return work(renewed.connection);
      }
    },
  };
}
