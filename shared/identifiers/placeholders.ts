/**
 * Values that many machines report and that therefore identify none. Collected from what inventory systems exclude
 * (GLPI's default blacklist, CapaSystems' list of non-unique UUIDs, Dell OpenManage's common MAC addresses) and from
 * what firmware vendors ship. Adding one that is missing is a one-line change.
 */

/** Serials, reduced to upper-case letters and digits, so that one line covers "To be filled by O.E.M." in any spelling. */
export const PLACEHOLDER_SERIALS: ReadonlySet<string> = new Set([
  '0123456789',
  '12345',
  '123456',
  '1234567',
  '12345678',
  '123456789',
  '1234567890',
  '123456789000',
  '12345678901234567',
  '9876543210',
  'ASSETTAG',
  'BASEBOARDSERIALNUMBER',
  'CHASSISSERIALNUMBER',
  'DEFAULT',
  'DEFAULTSTRING',
  'EMPTY',
  'EVAL',
  'FILLBYOEM',
  'IATPASS',
  'INVALID',
  'INVALIDSERIALNUMBER',
  'MB1234567890',
  'NA',
  'NB1234567890',
  'NIL',
  'NONE',
  'NOSERIAL',
  'NOSERIALNUMBER',
  'NOTAPPLICABLE',
  'NOTAVAILABLE',
  'NOTDEFINED',
  'NOTPROVIDED',
  'NOTSET',
  'NOTSETTABLE',
  'NOTSPECIFIED',
  'NULL',
  'NULLSTRING',
  'OEM',
  'OEMSERIAL',
  'OEMSERIALNUMBER',
  'SERIAL',
  'SERIALNUMBER',
  'SERIALNUMBERXXXXXX',
  'SN12345',
  'SN123456',
  'SN123456789',
  'SN1234567890',
  'SN123456FVGV3I0B8O5N6N7K',
  'STANDARD',
  'SYS1234567890',
  'SYS9876543210',
  'SYSTEMSERIALNUMB',
  'SYSTEMSERIALNUMBER',
  'TBD',
  'TOBEFILLEDBYOEM',
  'TULIPCOMPUTERS',
  'UNDEFINED',
  'UNKNOW',
  'UNKNOWN',
  'UNSPECIFIED',
]);

/** UUIDs that firmware ships unprogrammed, besides those made of one repeated byte. */
export const PLACEHOLDER_UDIDS: ReadonlySet<string> = new Set([
  '00010203-0405-0607-0809-0A0B0C0D0E0F',
  '00020003-0004-0005-0006-000700080009',
  '03000200-0400-0500-0006-000700080009',
  '03020100-0504-0706-0809-0A0B0C0D0E0F',
  '07090201-0103-0301-0807-060504030201',
  '12345678-1234-5678-90AB-CDDEEFAABBCC',
  '6AB5B300-538D-1014-9FB5-B0684D007B53',
  '890E2D14-CACD-45D1-AE66-BC80E8BFEB0F',
  '8E275844-178F-44A8-ACEB-A7D7E5178C63',
  'DC698397-FA54-4CF2-82C8-B1B5307A6A7F',
  'DEADBEEF-DEAD-BEEF-DEAD-BEEFDEADBEEF',
]);

/** Equipment identities without check digit that emulators and unprogrammed radios report. */
export const PLACEHOLDER_IMEIS: ReadonlySet<string> = new Set([
  '00499901064000',
  '01234567890123',
  '12345678901234',
]);

/** Universally administered MAC addresses, as hexadecimal digits, that every installation of something has. */
export const SHARED_MACS: ReadonlySet<string> = new Set([
  '00059A3C7800', // Cisco AnyConnect
  '00059A3C7A00', // Cisco AnyConnect
  '00090FAA0001', // Fortinet VPN
  '00090FFE0001', // Fortinet VPN
  '005345000000', // Windows RAS
  '00A0C6000000', // Qualcomm mobile broadband, unprogrammed
  '204153594EFF', // Windows RAS async adapter
  '444553540000', // Windows dial-up adapter
  '505054503030', // Windows WAN miniport (PPTP)
  'ACDE48001122', // the bridge to the T2 chip, the same in every Mac that has one
]);

/** Beginnings of such addresses. */
export const SHARED_MAC_PREFIXES: readonly string[] = [
  '000BCAFE00', // Juniper VPN
  '001C420000', // Parallels, host side
  '005056C000', // VMware, host side
];

/** Endings of such addresses: Windows' WAN miniports spell " RAS". */
export const SHARED_MAC_SUFFIXES: readonly string[] = ['20524153'];
