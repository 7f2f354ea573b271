/** Serials and addresses that carry the device's number, so that a lookup needs no index. */
import { hash } from './random.ts';
import type { CompanyDevice, DeviceKind } from './types.ts';

type Identity = Pick<CompanyDevice, 'serial' | 'udid' | 'mac_addresses' | 'imeis'>;

/** Two vendor prefixes per maker: globally administered, as real hardware has them. */
const PREFIXES: Record<string, [string, string]> = {
  Apple: ['F0:2F:4B', 'A4:83:E7'],
  LENOVO: ['54:EE:75', 'C8:5B:76'],
  'Dell Inc.': ['F4:8E:38', 'D4:BE:D9'],
  Google: ['94:EB:2C', 'DC:E5:5B'],
  samsung: ['8C:F5:A3', '5C:49:7D'],
  HP: ['6C:29:95', 'E8:EA:6A'],
  'ASUSTeK COMPUTER INC.': ['F0:2F:74', '04:42:1A'],
};

const DOCK_PREFIX = '9C:EB:E8';

/** @param manufacturer one of the catalog's */
export function identityOf(number: number, kind: DeviceKind, manufacturer: string): Identity {
  const [first, second] = PREFIXES[manufacturer] ?? ['F0:2F:4B', 'A4:83:E7'];
  const phone = kind === 'phone';
  const handheld = phone || kind === 'tablet';
  return {
    serial: serialOf(number),
    udid: handheld && manufacturer === 'Apple' ? handheldUdid(number) : uuidOf(number),
    mac_addresses: [addressOf(first, number), addressOf(second, number)],
    imeis: phone ? [imeiOf(number)] : [],
  };
}

/** Docks are numbered from here: a vendor's first numbers are on adapters that were never programmed. */
const FIRST_DOCK = 0x4a2f10;

/** The address of the network adapter in a dock: whoever sits there has it. */
export function dockAddressOf(dock: number): string {
  return addressOf(DOCK_PREFIX, FIRST_DOCK + dock);
}

/** The number that a serial would belong to; the caller compares the whole serial. */
export function numberOfSerial(serial: string): number {
  return Number.parseInt(serial.slice(3, 8), 36);
}

/** The number that an address would belong to; the caller compares the whole address. */
export function numberOfMac(mac: string): number {
  return Number.parseInt(mac.slice(9).replaceAll(':', ''), 16);
}

function serialOf(number: number): string {
  const mark = 'HXJQKMPRTW'.charAt(hash(number, 11) % 10);
  return `${mark}7${mark}${number.toString(36).padStart(5, '0')}${hash(number, 12).toString(36).slice(0, 2)}`.toUpperCase();
}

function addressOf(prefix: string, number: number): string {
  const digits = number.toString(16).padStart(6, '0').toUpperCase();
  return `${prefix}:${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4)}`;
}

function hex(number: number, salt: number): string {
  return hash(number, salt).toString(16).padStart(8, '0').toUpperCase();
}

function uuidOf(number: number): string {
  const middle = hex(number, 14);
  const end = `${hex(number, 15)}${hex(number, 16)}`;
  return `${hex(number, 13)}-${middle.slice(0, 4)}-5${middle.slice(5)}-8${end.slice(1, 4)}-${end.slice(4)}`;
}

/** Apple's form for phones and tablets: chip id, then ECID. */
function handheldUdid(number: number): string {
  return `00008140-001${hex(number, 17).slice(0, 5)}${hex(number, 18)}`;
}

function imeiOf(number: number): string {
  const body = `35693803${String(number % 1_000_000).padStart(6, '0')}`;
  let sum = 0;
  for (const [index, digit] of [...body].entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return `${body}${(10 - (sum % 10)) % 10}`;
}
