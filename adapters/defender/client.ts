/** Talks to the API of Microsoft Defender for Endpoint and says what it answered, as it answered it. */
import { under } from '../../shared/adapter-kit/address.ts';
import { listIn } from '../../shared/adapter-kit/answers.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { createMicrosoftCalls } from '../../shared/adapter-kit/microsoft.ts';
import type { Config } from './config.ts';

export interface Client {
  /** Machines from a place in the list on; past its end there are none. */
  machines(skip: number, top: number): Promise<unknown[]>;
}

export function createClient(config: Config, context: AdapterContext): Client {
  const calls = createMicrosoftCalls(config, under(config.resource_url, '.default').href, context);

  return {
    async machines(skip, top) {
      const url = under(config.base_url, 'api/machines');
      url.search = new URLSearchParams({ $top: String(top), $skip: String(skip) }).toString();
      const { body } = await calls.json(url, 'Machine.Read.All');
      return listIn(body, 'value', 'Microsoft Defender', 'list of machines');
    },
  };
}
