/** The Classic API: users, and one device at a time. JSON when asked for; errors are pages. */
import type { Company, CompanyDevice, Person } from '../../../../local/company/index.ts';
import type { Call, Reply } from '../../../../local/simulator/server.ts';
import type { Inventory } from '../../simulator/shape.ts';
import { writeClassicComputer, writeClassicMobile } from './payload.ts';

interface Inventories {
  computers: Inventory;
  mobile: Inventory;
}

const KINDS = {
  computers: { inventory: 'computers', list: 'computers', one: 'computer', write: writeClassicComputer },
  mobiledevices: {
    inventory: 'mobile',
    list: 'mobile_devices',
    one: 'mobile_device',
    write: writeClassicMobile,
  },
} as const;

/** Servers call their JSON plain text. */
export function answerClassic(company: Company, inventories: Inventories, call: Call): Reply {
  const reply = answer(company, inventories, call);
  return { ...reply, headers: { 'content-type': 'text/plain;charset=UTF-8', ...reply.headers } };
}

function answer(company: Company, inventories: Inventories, call: Call): Reply {
  if (!call.headers.accept?.includes('application/json')) {
    return {
      status: 200,
      headers: { 'content-type': 'application/xml' },
      body: '<?xml version="1.0"?><answer/>',
    };
  }
  const [kind = '', by, value = ''] = call.url.pathname.split('/').slice(2).map(decodeURIComponent);
  if (kind === 'users' && by === 'email') return usersWith(company, inventories, value);
  if (kind === 'users' && by === 'name') return userNamed(company, inventories, value);
  if (kind !== 'computers' && kind !== 'mobiledevices') return classicError(404);
  if (by === undefined) return listOf(inventories[KINDS[kind].inventory], KINDS[kind].list);
  const device = find(company, inventories[KINDS[kind].inventory], by, value);
  if (!device) return classicError(404);
  const { inventory, one, write } = KINDS[kind];
  const id = inventories[inventory].idOf(device.number);
  const first = inventories[inventory].numbers()[0];
  const garbled = call.fault === 'malformed' && device.number === first;
  return { status: 200, body: { [one]: garbled ? { general: 'n/a' } : write(device, id) } };
}

/** The page that the Classic API shows for any error. */
export function classicError(status: number): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>Status page</title></head><body><p>${status}</p></body></html>`,
  };
}

function listOf(inventory: Inventory, list: string): Reply {
  const entries = [...inventory.numbers()].map((number) => ({
    id: inventory.idOf(number),
    name: `device-${number}`,
  }));
  return { status: 200, body: { [list]: entries } };
}

function usersWith(company: Company, inventories: Inventories, email: string): Reply {
  const person = company.personByEmail(email);
  return { status: 200, body: { users: person ? [userOf(company, inventories, person)] : [] } };
}

function userNamed(company: Company, inventories: Inventories, name: string): Reply {
  const { number } = company.personByEmail(name.includes('@') ? name : `${name}@example.com`) ?? {};
  if (number === undefined) return classicError(404);
  return { status: 200, body: { user: userOf(company, inventories, company.person(number)) } };
}

function userOf(company: Company, inventories: Inventories, person: Person) {
  const devices = company.devicesOf(person.email);
  const links = ({ numbers, idOf }: Inventory) => {
    const known = new Set(numbers());
    return devices
      .filter(({ number }) => known.has(number))
      .map(({ number, name }) => ({ id: idOf(number), name }));
  };
  return {
    id: person.number + 1,
    name: person.username,
    full_name: person.name,
    email: person.email,
    email_address: person.email,
    links: {
      computers: links(inventories.computers),
      peripherals: [],
      mobile_devices: links(inventories.mobile),
    },
  };
}

/** One device at a time: of several the first. */
function find(company: Company, inventory: Inventory, by: string, value: string): CompanyDevice | undefined {
  const known = inventory.numbers();
  return finder(company, inventory, by)?.(value).find(({ number }) => known.includes(number));
}

function finder(company: Company, inventory: Inventory, by: string) {
  if (by === 'id') {
    return (value: string) =>
      [company.device(inventory.numberOf(Number(value)))].filter((device) => device !== undefined);
  }
  if (by === 'serialnumber') return (value: string) => company.devicesBySerial(value.toUpperCase());
  if (by === 'macaddress')
    return (value: string) => company.devicesByMac(value.toUpperCase().replaceAll('.', ':'));
  return undefined;
}
