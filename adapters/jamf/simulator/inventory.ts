/** The two paged lists: sections, filter, sorting, pages. */
import type { Company } from '../../../local/company/index.ts';
import type { Call, Reply } from '../../../local/simulator/server.ts';
import { COMPUTER_SECTIONS, writeComputer } from './computer.ts';
import { MOBILE_SECTIONS, writeMobileDevice } from './mobile.ts';
import { apiError } from './replies.ts';
import { BadFilter, type Filter, parseFilter } from './rsql.ts';
import { select } from './select.ts';
import type { Inventory } from './shape.ts';

export interface InventoryOptions {
  /** The server sends no more than so many per page, whatever is asked for; 2000 without it. */
  largestPage?: number;
  /** Ids of mobile devices that the server itself cannot read: STRICT fails, LENIENT answers null sections. */
  damaged?: readonly number[];
  /** Ids are compared as text, as no server is known to do. */
  textualIds?: boolean;
}

export function inventoriesOf(company: Company): { computers: Inventory; mobile: Inventory } {
  let emails: string[] | undefined;
  const withEmail = (part: string) => {
    emails ??= Array.from({ length: company.people }, (_, number) => company.person(number).email);
    return emails.filter((email) => email.includes(part)).flatMap((email) => company.devicesOf(email));
  };
  const byUsername = (name: string) => {
    const wanted = name.toLowerCase();
    return withEmail(wanted.includes('@') ? wanted : `${wanted}@`).filter(
      ({ owner }) => owner?.username === wanted,
    );
  };
  const bySerial = (serial: string) => company.devicesBySerial(serial.toUpperCase());
  const byMac = (mac: string) => company.devicesByMac(mac.toUpperCase());
  const computers: Inventory = {
    company,
    numbers: () => company.numbers('jamf', ['Mac']),
    idOf: (number) => number,
    numberOf: (id) => id,
    idField: 'id',
    fields: {
      udid: ({ udid }) => udid,
      'general.name': ({ name }) => name,
      'general.platform': () => 'Mac',
      'general.reportDate': ({ scanned_at }) => scanned_at.toISOString(),
      'hardware.serialNumber': ({ serial }) => serial,
      'hardware.macAddress': ({ mac_addresses }) => mac_addresses[0],
      'userAndLocation.email': ({ owner }) => owner?.email ?? '',
      'userAndLocation.username': ({ owner }) => owner?.username ?? '',
      'operatingSystem.version': ({ os }) => os.version,
      'security.firewallEnabled': ({ firewall }) => firewall,
    },
    lookups: {
      'userAndLocation.username': byUsername,
      'hardware.serialNumber': bySerial,
      'hardware.macAddress': byMac,
    },
    parts: { 'userAndLocation.email': withEmail },
    sections: COMPUTER_SECTIONS,
    write: writeComputer,
  };
  const mobile: Inventory = {
    company,
    numbers: () => company.numbers('jamf', ['iOS']),
    idOf: (number) => number - 1,
    numberOf: (id) => id + 1,
    idField: 'mobileDeviceId',
    fields: {
      udid: ({ udid }) => udid,
      displayName: ({ name }) => name,
      serialNumber: ({ serial }) => serial,
      wifiMacAddress: ({ mac_addresses }) => mac_addresses[0],
      bluetoothMacAddress: ({ mac_addresses }) => mac_addresses[1],
      emailAddress: ({ owner }) => owner?.email ?? '',
      username: ({ owner }) => owner?.username ?? '',
      osVersion: ({ os }) => os.version,
    },
    lookups: {
      username: byUsername,
      serialNumber: bySerial,
      wifiMacAddress: byMac,
      bluetoothMacAddress: byMac,
    },
    parts: { emailAddress: withEmail },
    sections: MOBILE_SECTIONS,
    write: writeMobileDevice,
  };
  return { computers, mobile };
}

/** @param version of the path: the shapes differ a little */
export function listInventory(
  options: InventoryOptions,
  inventory: Inventory,
  call: Call,
  version: string,
): Reply {
  const query = call.url.searchParams;
  const sections = query.getAll('section');
  const unknown = sections.find((section) => !(section in inventory.sections));
  if (unknown !== undefined) return apiError(400, 'INVALID_FIELD', 'section', 'No such section');
  const page = Number(query.get('page') ?? 0);
  const size = Math.min(Number(query.get('page-size') ?? 100), options.largestPage ?? 2000);
  try {
    const filter: Filter | undefined = query.get('filter')
      ? parseFilter(query.get('filter') ?? '')
      : undefined;
    const numbers = select(inventory, filter, query.get('sort') ?? '', options.textualIds ?? false);
    const shown = [...numbers.slice(page * size, (page + 1) * size)];
    const strict = query.get('exception-handling') !== 'LENIENT';
    const isDamaged = (number: number) =>
      isMobile(inventory) && options.damaged?.includes(inventory.idOf(number));
    if (strict && shown.some(isDamaged)) return apiError(500, 'DEVICE_PROCESSING');
    const results = shown.map((number, index) => {
      if (index === 0 && call.fault === 'malformed') return garbage(inventory, number);
      const result = writeSections(inventory, number, sections, version);
      return isDamaged(number) ? { ...result, hardware: null, userAndLocation: null } : result;
    });
    return { status: 200, body: { totalCount: numbers.length, results } };
  } catch (error) {
    if (error instanceof BadFilter) return apiError(400, 'INVALID_FIELD', 'filter', error.message);
    throw error;
  }
}

const isMobile = ({ idField }: Inventory) => idField === 'mobileDeviceId';

/** Sections that were not asked for are absent; without any, only `GENERAL` comes. */
function writeSections(inventory: Inventory, number: number, sections: readonly string[], version: string) {
  const device = inventory.company.device(number);
  if (!device) throw new TypeError(`There is no device ${number}.`);
  const whole = inventory.write(device, inventory.idOf(number), version);
  const asked = new Set(
    (sections.length > 0 ? sections : ['GENERAL']).map((section) => inventory.sections[section]),
  );
  const everySection = new Set(Object.values(inventory.sections));
  return Object.fromEntries(
    Object.entries(whole).filter(([key]) => asked.has(key) || !everySection.has(key)),
  );
}

function garbage(inventory: Inventory, number: number) {
  const id = String(inventory.idOf(number));
  return {
    [inventory.idField]: id,
    general: [],
    hardware: 'n/a',
    userAndLocation: 7,
    extensionAttributes: {},
  };
}
