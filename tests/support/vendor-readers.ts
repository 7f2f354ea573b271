/** Every reader of what vendors send, in one shape: payloads of several devices in, what was read out. */
import { generateKeyPairSync } from 'node:crypto';
import { bitfit } from '../../adapters/bitfit/index.ts';
import { google } from '../../adapters/google/index.ts';
import { chromeosDevice, mobileDevice } from '../../adapters/google/simulator/devices.ts';
import { readClassicComputer } from '../../adapters/jamf/classic/computer.ts';
import { readClassicMobile } from '../../adapters/jamf/classic/mobile.ts';
import { writeClassicComputer, writeClassicMobile } from '../../adapters/jamf/classic/simulator/payload.ts';
import { readComputer } from '../../adapters/jamf/computer.ts';
import { Config as JamfConfig } from '../../adapters/jamf/config.ts';
import { readMobileDevice } from '../../adapters/jamf/mobile.ts';
import type { Read } from '../../adapters/jamf/schema.ts';
import { writeComputer } from '../../adapters/jamf/simulator/computer.ts';
import { writeMobileDevice } from '../../adapters/jamf/simulator/mobile.ts';
import type { AdapterContext } from '../../shared/adapter-kit/contract.ts';
import type { Http } from '../../shared/adapter-kit/http.ts';
import { silentLog } from '../../shared/adapter-kit/log.ts';
import { readEach } from '../../shared/adapter-kit/read.ts';
import type { Reader } from './hostile.ts';
import { two } from './sample.ts';

const NOW = new Date('2026-11-23T09:00:00.000Z');
const OWNER = 'user@example.com';
function both<Device>(
  devices: [Device, Device],
  write: (device: Device, number: number) => unknown,
): [unknown, unknown] {
  return [write(devices[0], 1), write(devices[1], 2)];
}

/** A network on which each path has one answer. */
function answering(answers: (path: string) => unknown): AdapterContext {
  const json: Http['json'] = async (url) => ({
    status: 200,
    headers: new Headers(),
    body: answers(url.pathname),
  });
  return { http: { json } as Http, log: silentLog, now: () => NOW };
}

const attributes = JamfConfig.parse({
  url: 'https://jamf.example.com',
  client_id: 'i',
  client_secret: 's',
}).extension_attributes;

const jamf = (name: string, read: Read, good: [unknown, unknown]): Reader => ({
  name: `Jamf Pro, ${name}`,
  good,
  read: async (payloads) => readEach(payloads, (payload) => read(payload, { attributes })),
});

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
let items: readonly unknown[] = [];
const directory = google.connect(
  google.config.parse({
    client_email: 'stethoscope@example.iam.gserviceaccount.com',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    subject: 'admin@example.com',
  }),
  answering((path) =>
    path === '/token'
      ? { access_token: 'token', expires_in: 3600, token_type: 'Bearer' }
      : { mobiledevices: items, chromeosdevices: items },
  ),
);
const list = (name: string, cursor: string | undefined, good: [unknown, unknown]): Reader => ({
  name: `Google, ${name}`,
  good,
  async read(payloads) {
    items = payloads;
    const page = await directory.all?.(cursor);
    if (!page) throw new TypeError('Google lists all devices.');
    return page;
  },
});

const asset = (id: number, serial: string) => ({
  id,
  serial_number: serial,
  user: { email: OWNER },
  make: { name: 'Apple' },
  config: { model: 'MacBook Air' },
  customerStatus: { label: 'In use' },
  fields: [{ base_name: 'mac_address', value: `00:1B:63:00:00:0${id}` }],
});
const inventory: Reader = {
  name: 'bitFit, assets',
  good: [asset(1, 'C02XK1ABJG51'), asset(2, 'C02XK1ABJG52')],
  async read(payloads) {
    const context = answering((path) => {
      if (path.endsWith('/users')) return { items: [{ id: 7, email: OWNER }] };
      if (path.endsWith('/assets')) return { items: payloads.map((_, id) => ({ id })) };
      return { item: payloads[Number(path.split('/').at(-1))] };
    });
    const config = bitfit.config.parse({ base_url: 'https://bitfit.example.com/api/', api_token: 't' });
    return (await bitfit.connect(config, context).byEmail?.(OWNER)) ?? { records: [], dropped: [] };
  },
};

/** LANDESK is not among them: it answers rows, see tests/adapters/fuzz.test.ts. */
export const READERS: readonly Reader[] = [
  jamf(
    'computers',
    readComputer,
    both(two('Mac'), (device, id) => writeComputer(device, id, 'v4')),
  ),
  jamf('mobile devices', readMobileDevice, both(two('iOS'), writeMobileDevice)),
  jamf(
    'classic computers',
    readClassicComputer,
    both(two('Mac'), (device, id) => ({ computer: writeClassicComputer(device, id) })),
  ),
  jamf(
    'classic mobile devices',
    readClassicMobile,
    both(two('iOS'), (device, id) => ({ mobile_device: writeClassicMobile(device, id) })),
  ),
  list('mobile devices', undefined, both(two('Android'), mobileDevice)),
  list('Chromebooks', 'chromeos:', both(two('ChromeOS'), chromeosDevice)),
  inventory,
];
