/** Talks to SentinelOne's management API and says what it answered, as it answered it. */
import { under } from '../../shared/adapter-kit/address.ts';
import { listIn } from '../../shared/adapter-kit/answers.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { object, text } from '../../shared/adapter-kit/read.ts';
import type { Config } from './config.ts';

/** One page of agents. Without `next` it was the last. */
export interface AgentPage {
  agents: unknown[];
  next?: string;
}

export interface Client {
  /** Agents by what they contain, or all of them: more may be found than was asked for. */
  agents(filter: Record<string, string>, cursor: string | undefined): Promise<AgentPage>;
}

export function createClient(config: Config, { http }: AdapterContext): Client {
  const headers = { authorization: `ApiToken ${config.api_token}` };
  return {
    async agents(filter, cursor) {
      const query = new URLSearchParams({ limit: String(config.page_size), ...filter });
      if (cursor !== undefined) query.set('cursor', cursor);
      const { body } = await http.json(under(config.base_url, `web/api/v2.1/agents?${query}`), { headers });
      const agents = listIn(body, 'data', 'SentinelOne', 'list of agents');
      const next = text(object(object(body)?.pagination)?.nextCursor);
      // A page may name a cursor and have nothing behind it: the empty one ends the list whatever it names.
      return { agents, ...(next !== undefined && agents.length > 0 && { next }) };
    },
  };
}
