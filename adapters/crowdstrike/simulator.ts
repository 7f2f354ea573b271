/** A local server that plays the Falcon API about the sample company: tokens, ids, hosts by ids, and assessments. */
import { type Call, type Reply, startServer } from '../../local/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../local/simulator/types.ts';
import { findIds, scrollIds } from './simulator/filter.ts';
import { toAssessment, toHost } from './simulator/host.ts';

const CLIENT = { client_id: 'crowdstrike-simulated-client', client_secret: 'crowdstrike-simulated-secret' };
const TOKEN = 'crowdstrike-simulated-token';

export interface FalconSimulator extends Simulator {
  /** Makes the token invalid before its time; the next one is another. */
  revokeTokens(): void;
}

/** Starts it on the loopback address. @param options `now`: by which pointers grow old, milliseconds */
export async function startSimulator(
  options: SimulatorOptions & { now?: () => number },
): Promise<FalconSimulator> {
  const { company, now = Date.now } = options;
  let token = 1;

  function answer(call: Call): Reply {
    const { pathname, searchParams } = call.url;
    if (pathname === '/oauth2/token') return giveToken(call.body, `${TOKEN}-${token}`);
    if (call.headers.authorization !== `Bearer ${TOKEN}-${token}`) return refusal(401);
    switch (`${call.method} ${pathname}`) {
      case 'GET /devices/queries/devices/v1':
        return findIds(company, searchParams);
      case 'GET /devices/queries/devices-scroll/v1':
        return scrollIds(company, searchParams, now());
      case 'POST /devices/entities/devices/v2':
        return entities(call, (JSON.parse(call.body) as { ids: string[] }).ids, toHost);
      case 'GET /zero-trust-assessment/entities/assessments/v1':
        return call.fault === 'half'
          ? refusal(500)
          : entities(call, searchParams.getAll('ids'), toAssessment);
      default:
        return refusal(404);
    }
  }

  function entities(call: Call, ids: readonly string[], write: typeof toHost): Reply {
    if (ids.length > (call.method === 'POST' ? 5000 : 100)) return refusal(400);
    const found = ids.flatMap((id) => company.device(Number.parseInt(id, 16)) ?? []).map(write);
    if (call.fault === 'malformed') delete found[0]?.device_id;
    // Where all is well, these calls say null.
    return { status: 200, body: { meta: META, resources: found, errors: null } };
  }

  const server = await startServer({
    ...options,
    answer,
    refuse: refusal,
    waitHeader: (seconds) => ({ 'x-ratelimit-retryafter': String(Math.floor(Date.now() / 1000) + seconds) }),
  });
  return {
    ...server,
    settings: { ...CLIENT, base_url: server.origin, zero_trust_assessments: true },
    revokeTokens: () => {
      token += 1;
    },
  };
}

const META = {
  query_time: 0.005,
  powered_by: 'device-api',
  trace_id: '5f0c2c1e-7a0e-4a6c-8f1d-0f6b8f3a2d11',
};

const refusal = (code: number): Reply => ({
  status: code,
  body: { meta: META, errors: [{ code, message: 'access denied, authorization failed' }] },
});

/** Not as RFC 6749 has it: a wrong client is a 400 with a list of errors. */
function giveToken(body: string, access_token: string): Reply {
  const form = new URLSearchParams(body);
  const isRight = Object.entries(CLIENT).every(([name, value]) => form.get(name) === value);
  if (!isRight) return refusal(400);
  return { status: 201, body: { access_token, token_type: 'bearer', expires_in: 1799 } };
}
