/** Plays a Jamf Pro server for the sample company: tokens, both inventories with sections, RSQL and paging, Classic. */
import { createHookSender } from '../../local/simulator/hooks.ts';
import { type Call, type Reply, startServer } from '../../local/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../local/simulator/types.ts';
import { answerClassic, classicError } from './classic/simulator/index.ts';
import { type AccessOptions, createAccess } from './simulator/access.ts';
import { webhookOf } from './simulator/hooks.ts';
import { type InventoryOptions, inventoriesOf, listInventory } from './simulator/inventory.ts';
import { apiError } from './simulator/replies.ts';

export interface JamfSimulatorOptions extends SimulatorOptions, AccessOptions, InventoryOptions {
  /** What the server says it is; older ones lack the newer paths. "11.30.1-t1784555528405" without it. */
  version?: string;
}

export interface JamfSimulator extends Simulator {
  /** The last calls, oldest first: `GET /api/v1/jamf-pro-version`. */
  recent(): string[];
  /** Makes all tokens invalid before their time. */
  revokeTokens(): void;
}

const NEWEST = '11.30.1-t1784555528405';

/** Which versions of the computer inventory a server has, newest first. */
function inventoryVersions(server: string): string[] {
  const [major = 0, minor = 0] = server.split('.').map((part) => Number.parseInt(part, 10));
  const since = (wanted: number) => major > 11 || (major === 11 && minor >= wanted);
  return [since(30) && 'v4', since(23) && 'v3', since(18) && 'v2', 'v1'].filter(
    (version) => version !== false,
  );
}

export async function startSimulator(options: JamfSimulatorOptions): Promise<JamfSimulator> {
  const version = options.version ?? NEWEST;
  const versions = inventoryVersions(version);
  const access = createAccess(options, versions.includes('v2'));
  const inventories = inventoriesOf(options.company);

  function answer(call: Call): Reply {
    const classic = call.url.pathname.startsWith('/JSSResource/');
    if (!classic && !call.url.pathname.startsWith('/api/')) return apiError(404);
    const token = access.token(call);
    if (token) return token;
    const refused = access.refuse(call);
    if (refused) return classic ? classicError(refused.status) : refused;
    return classic ? answerClassic(options.company, inventories, call) : answerPro(call);
  }

  function answerPro(call: Call): Reply {
    const { pathname } = call.url;
    if (pathname === '/api/v1/jamf-pro-version') return { status: 200, body: { version } };
    const inventory = /^\/api\/(v\d)\/computers-inventory$/.exec(pathname)?.[1] ?? '';
    if (versions.includes(inventory)) return listInventory(options, inventories.computers, call, inventory);
    if (pathname !== '/api/v2/mobile-devices/detail') return apiError(404);
    return call.fault === 'half' ? apiError(500) : listInventory(options, inventories.mobile, call, 'v2');
  }

  const server = await startServer({
    ...options,
    answer,
    refuse: (status) => apiError(status),
  });
  return {
    ...server,
    settings: { url: server.origin, ...access.credentials, software_updates_collected: true },
    hooks: createHookSender(options.company, webhookOf),
    revokeTokens: access.revokeAll,
  };
}
