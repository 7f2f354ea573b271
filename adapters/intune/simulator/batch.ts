/** `$batch` and the single devices that it asks about. */
import type { Company, CompanyDevice } from '../../../local/company/types.ts';
import { microsoftRefusal } from '../../../local/simulator/microsoft.ts';
import type { Call, Reply } from '../../../local/simulator/server.ts';
import { detectedApps, numberOfDevice, singleDevice } from './devices.ts';
import { encryptionState, policyStates, settingStates, windowsProtectionState } from './parts.ts';

/** Graph takes no more in one batch. */
const MOST = 20;

/** What becomes of a part instead of its answer. @param path below the version */
export type Refuse = (path: string) => Reply | undefined;

/** They are answered in another order than they were asked in. */
export function answerBatch(call: Call, company: Company, version: string, refuse: Refuse): Reply {
  const { requests } = JSON.parse(call.body) as { requests: { id: string; method: string; url: string }[] };
  if (call.method !== 'POST' || requests.length > MOST || requests.some(({ method }) => method !== 'GET'))
    return microsoftRefusal(400, `Number of batch request steps exceeds the maximum value of ${MOST}.`);
  const responses = requests.toReversed().map(({ id, url }) => {
    const { status, headers = {}, body } = refuse(url) ?? answerPart(url, company, version);
    return { id, status, headers: { 'Content-Type': 'application/json', ...headers }, body };
  });
  return { status: 200, body: { responses } };
}

function answerPart(path: string, company: Company, version: string): Reply {
  const url = new URL(path, 'http://127.0.0.1');
  const [, list = '', id = '', what = '', policy, states] =
    /^\/deviceManagement\/(\w+)\/([^/]+)(?:\/(\w+)(?:\/([^/]+)\/(\w+))?)?$/.exec(url.pathname) ?? [];
  const device = company.device(numberOfDevice(id) ?? 0);
  if (list === 'managedDeviceEncryptionStates' && version === 'v1.0')
    return microsoftRefusal(400, `Resource not found for the segment '${list}'.`);
  if (!device) return microsoftRefusal(404);
  const body =
    list === 'managedDeviceEncryptionStates'
      ? encryptionState(device)
      : answerAbout(
          device,
          url.searchParams,
          [version, what, policy, states].filter(Boolean).join('/'),
          policy,
        );
  return body === undefined ? microsoftRefusal(404) : { status: 200, body };
}

function answerAbout(device: CompanyDevice, query: URLSearchParams, place: string, policy = ''): unknown {
  if (place === 'beta') return narrowed(singleDevice(device), query, device);
  if (place === 'v1.0/windowsProtectionState') return windowsProtectionState(device);
  if (place === 'v1.0/deviceCompliancePolicyStates') return { value: policyStates(device) };
  if (place === `v1.0/deviceCompliancePolicyStates/${policy}/settingStates`)
    return { value: settingStates(device, policy) };
  return undefined;
}

function narrowed(whole: Record<string, unknown>, query: URLSearchParams, device: CompanyDevice): unknown {
  const wanted = query.get('$select')?.split(',');
  const entries = Object.entries(whole).filter(([name]) => wanted?.includes(name) ?? true);
  const isExpanded = query.get('$expand') === 'detectedApps';
  return { ...Object.fromEntries(entries), ...(isExpanded && { detectedApps: detectedApps(device) }) };
}
