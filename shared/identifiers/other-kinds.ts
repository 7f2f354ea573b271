/** What is no serial number although it stands where one belongs: a column was taken for another. */
import { identifies } from './mac.ts';
import { bareText, canonicalMac } from './spelling.ts';
import { canonicalUdid } from './udid.ts';

const FORMS = [
  // "V1.0", "Rev. 1.xx", "10.0.19045", and addresses of networks; no number begins with a zero: "01.27.45" is none.
  /^(V|VER|VERSION|REV|REVISION)[ .:]*\d{1,2}(\.[\dX]{1,2})*$/,
  /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,4}|0\d)){1,3}$/,
  // The firmware's date: "05/12/2021", "2021-05-12", and as WMI writes it, "20210512000000.000000+000".
  /^[0-3]?\d([/.])[0-3]?\d\1(0000|(19|20)\d\d)$/,
  /^(19|20)\d\d-[01]\d-[0-3]\d(T.*)?$/,
  /^\d{14}\.\d{6}[+-]\d{3}$/,
  // Models as Apple and VMware name them: "MacBookPro18,1", "VMware7,1".
  /^[A-Z]+\d+,\d+$/,
  // Network and serial ports: "eth0", "GigabitEthernet0/1".
  /^(ETH|EN[OS]|WLAN|BOND|TTY(S|USB)?|COM|LPT|(FAST|GIGABIT|TENGIGABIT)?ETHERNET)\d{1,2}([/:.]\d{1,2})*$/,
  // What a command said instead: "Error: 5", "CScript Error 0x80041003".
  /^([A-Z]+ )?ERROR\b/,
];

/** A word among others: long enough, and past the letters of hexadecimal numbers. "Type2 - Board Serial Number" */
const WORD_INSIDE = /(?<![\p{L}\p{N}])(?=[A-Z]*[AEIOU])(?=[A-Z]*[G-Z])[A-Z]{4,}(?![\p{L}\p{N}])/gu;

/** Six bytes with something between them; without, twelve digits are as well a number. */
const ADDRESS = /^[0-9A-F]{2}([:-])[0-9A-F]{2}(\1[0-9A-F]{2}){4}$|^[0-9A-F]{4}(\.[0-9A-F]{4}){2}$/;

/** A virtual machine's number is its UUID: "VMware-56 4d 1d 8f …". Some hypervisors put their name before it. */
const VIRTUAL_MACHINE = /^(VMWARE|PARALLELS|VIRTUALBOX|GOOGLECLOUD)?([0-9A-F]*)$/;
const DIGITS_OF_UUID = 32;
/** Zeros, or less than eight digits in pairs: the beginning that a hypervisor's UUIDs have in common, "VMware-56 4d". */
const BEGINNING_OF_UUID = /^(0*|(..){0,3})$/;

/** @param serial in the spelling of `spelledSerial` */
export function isOfAnotherKind(serial: string): boolean {
  if (FORMS.some((form) => form.test(serial)) || (serial.match(WORD_INSIDE) ?? []).length > 1) return true;
  if (ADDRESS.test(serial) && canonicalMac(serial) !== undefined) return !identifies(serial);
  const [, hypervisor, digits = ''] = VIRTUAL_MACHINE.exec(bareText(serial)) ?? [];
  if (digits.length === DIGITS_OF_UUID) return canonicalUdid(digits) === undefined;
  return hypervisor !== undefined && BEGINNING_OF_UUID.test(digits);
}
