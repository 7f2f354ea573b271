/** Talks to Microsoft Graph and says what it answered, as it answered it. */
import { under } from '../../shared/adapter-kit/address.ts';
import { listIn } from '../../shared/adapter-kit/answers.ts';
import type { PartAnswer, PartOutcome } from '../../shared/adapter-kit/batches.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import { SourceError } from '../../shared/adapter-kit/errors.ts';
import { createMicrosoftCalls, MICROSOFT_THROTTLING } from '../../shared/adapter-kit/microsoft.ts';
import { type Fields, object, text } from '../../shared/adapter-kit/read.ts';
import type { Config } from './config.ts';

/** The supported interface, and the one that knows more and promises nothing. */
export type Version = 'v1.0' | 'beta';

/** Permission of the application that reads devices. */
export const DEVICES = 'DeviceManagementManagedDevices.Read.All';

export interface Rows {
  rows: unknown[];
  /** Where the next page is, as Graph named it. */
  next?: string;
}

export interface Client {
  /** The list of devices, narrowed by an OData filter. @param top rows of a page */
  devices(top: number, filter?: string): Promise<Rows>;
  /** Those of whom a name to sign in with belongs to; nobody's are none. */
  devicesOf(userPrincipalName: string, top: number): Promise<Rows>;
  /** A page that an answer named. */
  following(next: string): Promise<Rows>;
  /** Several things at once, each answered or refused by itself. @param paths below the version, with their query */
  parts(version: Version, paths: readonly string[]): Promise<PartOutcome[]>;
}

/** Fields of the list that are read. What is not asked for is not sent; some of the rest are secrets. */
const FIELDS = [
  ...['id', 'deviceName', 'serialNumber', 'azureADDeviceId', 'wiFiMacAddress', 'imei', 'meid', 'model'],
  ...['manufacturer', 'operatingSystem', 'osVersion', 'androidSecurityPatchLevel', 'lastSyncDateTime'],
  ...['enrolledDateTime', 'emailAddress', 'userPrincipalName', 'managedDeviceOwnerType', 'isEncrypted'],
  ...['deviceCategoryDisplayName', 'complianceState', 'jailBroken'],
].join();

/** Graph takes so many in one batch (learn.microsoft.com, JSON batching). */
const BATCH_SIZE = 20;

export function createClient(config: Config, context: AdapterContext): Client {
  const base = under(config.base_url, '');
  const calls = createMicrosoftCalls(config, `${base.origin}/.default`, context);

  async function rowsOf(url: URL, accept: number[] = []): Promise<Rows> {
    const { status, body } = await calls.json(url, DEVICES, { accept });
    if (status === 404) return { rows: [] };
    const next = object(body)?.['@odata.nextLink'];
    const rows = listIn(body, 'value', 'Microsoft Graph', 'list of devices');
    return typeof next === 'string' && next !== '' ? { rows, next } : { rows };
  }

  function listing(path: string, top: number, filter?: string): URL {
    const url = under(base.href, `v1.0/${path}`);
    url.search = new URLSearchParams({
      $top: String(top),
      $select: FIELDS,
      ...(filter !== undefined && { $filter: filter }),
    }).toString();
    return url;
  }

  return {
    devices: (top, filter) => rowsOf(listing('deviceManagement/managedDevices', top, filter)),
    devicesOf: (name, top) => rowsOf(listing(`users/${encodeURIComponent(name)}/managedDevices`, top), [404]),
    async following(next) {
      const url = URL.parse(next);
      // The token goes where it belongs, whatever an answer says.
      if (url === null || !url.href.startsWith(base.href))
        throw new SourceError('unintelligible', 'Microsoft Graph named a next page elsewhere.');
      return rowsOf(url);
    },
    parts(version, paths) {
      const url = under(base.href, `${version}/$batch`);
      return context.http.batches(paths, {
        url,
        size: BATCH_SIZE,
        accept: [404],
        throttling: MICROSOFT_THROTTLING,
        send: async (group) => {
          const requests = group.map((path, id) => ({ id: String(id), method: 'GET', url: `/${path}` }));
          const { body } = await calls.json(url, DEVICES, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ requests }),
          });
          // They come in any order.
          const responses = listIn(body, 'responses', 'Microsoft Graph').map(object);
          return group.map((_, id) => partAnswer(responses.find((one) => text(one?.id) === String(id))));
        },
      });
    },
  };
}

function partAnswer(response: Fields | undefined): PartAnswer | undefined {
  if (typeof response?.status !== 'number') return undefined;
  const { status, body } = response;
  const [, wait] =
    Object.entries(object(response.headers) ?? {}).find(([name]) => name.toLowerCase() === 'retry-after') ??
    [];
  return { status, body, ...(typeof wait === 'string' && { headers: { 'retry-after': wait } }) };
}

/** A text in an OData filter. */
export const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;
