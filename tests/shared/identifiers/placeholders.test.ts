/** Identifiers that many machines carry, each with where it was seen, and neighbours that must go on identifying. */
import { describe, expect, it } from '@jest/globals';
import { canonicalSerial, canonicalUdid, identifies } from '../../../shared/identifiers/index.ts';

const GLPI = "GLPI's default blacklist";
const OCS_1652 = 'OCSInventory-ocsreports issue 1652';
const OCS_LIST = "OCS Inventory's blacklist_serials";
const FUSION = 'fusioninventory-for-glpi issues 689 and 783';
const SALT = "Salt's grains of hardware (_clean_value)";
const DMI = 'defaults of firmware, as dmidecode prints them';
const VM = 'virtual machines without a UUID of their own';
const WORDS = 'the same in the language of the system or the person';
const JUDGEMENT = 'judgement';

const SERIALS: [string, string][] = [
  ['0123456789ABCDEF', 'Android devices with MediaTek chips (Build.SERIAL)'],
  ['0123456789abcdef', 'Android devices with MediaTek chips (Build.SERIAL)'],
  ['1234567890ABCDEF', 'Android devices with MediaTek chips (Build.SERIAL)'],
  ['123456789ABCDEF', DMI],
  ['FEDCBA9876543210', JUDGEMENT],
  ['20080411', 'tablets with Allwinner chips'],
  ['c3d9b8674f4b94f6', 'devices with Rockchip chips (rknn-toolkit examples)'],
  ['oem default string inject xxxxxxxxxx', OCS_1652],
  ['............', OCS_1652],
  ['To be filled by O.E.M', OCS_1652],
  ['03142563', 'boards of several makers, reported to OCS Inventory'],
  ['0987654321', DMI],
  ['SYS-9876543210', GLPI],
  ['MB-1234567890', FUSION],
  ['NB-1234567890', GLPI],
  ['CSN12345678901234567', DMI],
  ['SSN12345678901234567', DMI],
  ['12345', GLPI],
  ['123456789000', GLPI],
  ['12345678901234567', GLPI],
  ['SN-12345', GLPI],
  ['SN-123456fvgv3i0b8o5n6n7k', GLPI],
  ['1111111', GLPI],
  ['NNNNNNN', OCS_LIST],
  ['xxxxxxxxxxx', OCS_LIST],
  ['Serial Number xxxxxx', OCS_LIST],
  ['IATPASS', OCS_LIST],
  ['EVAL', OCS_LIST],
  ['Tulip Computers', OCS_LIST],
  ['No response from remote host', FUSION],
  ['SerNum0', SALT],
  ['AssetTagNum1', SALT],
  ['Manufacturer00', SALT],
  ['Part Number', SALT],
  ['Not Applicable', SALT],
  ...[
    ...['SQUARE', 'SKU', 'SKU Number', 'Base Board', 'Base Board Serial Number', 'BaseBoard Serial Number'],
    ...['X', 'XXX', 'XXXX', 'XXXXXX', 'FFFF', '-1', '00000000', '0000-0000', '0x00000000', '0xFFFFFFFF'],
    ...['None provided', 'Not Present', 'No Asset Tag', 'Asset Tag', 'Serial Not Available', 'SN', 'S/N'],
    ...[
      'System Product Name',
      'System manufacturer',
      'System Version',
      'Chassis Serial Number',
      'No Enclosure',
    ],
    ...[
      'Default string',
      'Not Settable',
      'OEM_Serial',
      'UNSPECIFIED',
      'Product Serial',
      '<not set>',
      'No Data',
    ],
  ].map((text): [string, string] => [text, DMI]),
  ['VMware-56 4d 00 00 00 00 00 00-00 00 00 00 00 00 00 00', VM],
  ['Parallels-00 00 00 00 00 00 00 00-00 00 00 00 00 00 00 00', VM],
  ['Parallels-FF FF FF FF FF FF FF FF-FF FF FF FF FF FF FF FF', VM],
  ...[
    ...['Unbekannt', 'Keine', 'Nicht verfügbar', 'Nicht angegeben', 'Keine Seriennummer', 'Ungültig'],
    ...['Inconnu', 'Aucun', 'Non spécifié', 'Non disponible', 'Numéro de série', 'Par défaut'],
    ...['Desconocido', 'No disponible', 'Número de serie', 'Sconosciuto', 'Non disponibile', 'Nessuno'],
    ...[
      'Desconhecido',
      'Não disponível',
      'Nenhum',
      'Onbekend',
      'Niet beschikbaar',
      'Okänd',
      'Ukendt',
      'Ukjent',
    ],
    ...['Tuntematon', 'Nieznany', 'Brak danych', 'Neznámé', 'Není k dispozici', 'Ismeretlen', 'Bilinmiyor'],
    ...['Неизвестно', 'Неизвестный', 'Нет данных', '不明', 'シリアル番号', '未知', '알 수 없음', 'Άγνωστο'],
  ].map((text): [string, string] => [text, WORDS]),
  ...[
    ...['Redacted', '[redacted]', 'hidden', 'Pending', 'Reserved', 'Void', 'blank', 'Error', 'false', 'true'],
    ...[
      'Demo',
      'dummy',
      'sample',
      'example',
      'CHANGEME',
      'INSERT SERIAL HERE',
      'Not collected',
      'Access denied',
    ],
    ...['DEADBEEF', 'C0FFEE', '65535', '4294967295', '2147483647', '-2147483648'],
    ...[
      'ABCDEFGH',
      'ABC123',
      'ABCDEF123456',
      '1234512345',
      '12121212',
      'ABABABAB',
      '112233445566',
      'TEST123',
    ],
    ...['V1.0', 'Rev. 1.xx', '1.0.0.0', 'Type2 - Board Serial Number', 'Standard PC (Q35 + ICH9, 2009)'],
    ...[
      'QEMU',
      'VirtualBox-0',
      'HVM domU',
      'Hyper-V',
      'EMULATOR31X2X10X0',
      'goldfish',
      'ASUSTeK',
      'GIGABYTE',
    ],
  ].map((text): [string, string] => [text, JUDGEMENT]),
  ...[
    'entfällt',
    'Nicht zutreffend',
    'keine Angabe',
    'Sin especificar',
    'não informado',
    '該当なし',
    'אין',
  ].map((text): [string, string] => [text, WORDS]),
];

const REAL_SERIALS: [string, string][] = [
  ['C02XK0ABJG5H', 'Apple, until 2021'],
  ['HX3Q9L2W7K', 'Apple, since 2021'],
  ['F2LXK0ABKXKN', 'Apple, phones'],
  ['PF4XK29B', 'Lenovo'],
  ['5CG0000001', 'HP'],
  ['CZC1234567', 'HP: a prefix and seven digits, one too few for a run that says nothing'],
  ['7ABC123', 'Dell'],
  ['4711', 'an asset number'],
  ['R58M12345AB', 'Samsung'],
  ['ZY22ABCDEF', 'Motorola'],
  ['VMware-42 1d 8f 0c 93 a4 5d 1f-8e 26 0c 41 d7 f3 a9 02', 'VMware'],
  ['0000-0014-3842-1122-4519-3380-51', 'Hyper-V'],
  ['000000000012345A', 'a number filled up with zeros'],
  ['GoogleCloud-5B7C2E1093A45D1F', 'Google Compute Engine'],
  ['NONE5', 'a word and a digit'],
  ['20260411', 'a number of eight digits that do not count'],
  ['BCDFGHJ', 'Dell: letters alone, and no vowel'],
  ['AB12', 'an asset number'],
  ['100000003d1d1c36', 'Raspberry Pi'],
  ['01.27.45', 'numbers with more than one digit are no version'],
  ['VirtualBox-deed6a1f-babe-4f60-8a9b-0c1d2e3f4a5b', 'VirtualBox: hexadecimal digits that spell words'],
];

const UDIDS: [string, string][] = [
  ['12345678-1234-1234-1234-123456789012', JUDGEMENT],
  ['12345678-1234-5678-90AB-CDDEEFAABBCC', 'CapaSystems, list of non-unique UUIDs'],
  ['01234567-89AB-CDEF-0123-456789ABCDEF', JUDGEMENT],
  ['00000000-0000-0000-0000-000000000001', JUDGEMENT],
  ['A0000000-0000-0000-0000-000000000000', JUDGEMENT],
  ['11111111-2222-3333-4444-555555555555', JUDGEMENT],
  ['00112233-4455-6677-8899-AABBCCDDEEFF', 'documents about UUIDs, and firmware that was never programmed'],
  ['33221100-5544-7766-8899-AABBCCDDEEFF', 'the same as SMBIOS before 2.6 orders its bytes'],
  ['00010203-0405-0607-0809-0A0B0C0D0E0F', 'CapaSystems, list of non-unique UUIDs'],
  ['03020100-0504-0706-0809-0A0B0C0D0E0F', 'the same as SMBIOS before 2.6 orders its bytes'],
  ['03000200-0400-0500-0006-000700080009', FUSION],
  ['6AB5B300-538D-1014-9FB5-B0684D007B53', FUSION],
  ['56F49712-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'half of it was never programmed'],
  ['78563412-3412-7856-90AB-CDDEEFAABBCC', 'one of the list as SMBIOS before 2.6 orders its bytes'],
  ['4C4C4544-0000-2010-8020-80C04F202020', 'Dell: blanks for the service tag'],
  ['49434D53-0200-9033-2500-339025000000', 'Supermicro: zeros for the MAC address'],
  ['2C44FD8B-0000-0000-0000-000000000000', JUDGEMENT],
  ['12345678-1234-5678-1234-567812345678', JUDGEMENT],
  ['11223344-5566-7788-9900-AABBCCDDEEFF', JUDGEMENT],
  ['FEEFEEFE-FEEF-FEEF-FEEF-FEEFEEFEEFFE', JUDGEMENT],
  ['CAFEBABE-CAFE-BABE-CAFE-BABECAFEBABE', JUDGEMENT],
];

const REAL_UDIDS: [string, string][] = [
  ['00008101-001E05A41144001E', 'Apple: few different digits in a short number'],
  ['03AA02FC-0414-0560-FE06-0B0700080009', 'a board of Gigabyte: few bytes differ from the default'],
  ['00000000-0000-0000-0000-AC1F6BD04D08', 'Supermicro: the MAC address at the end'],
  ['4C4C4544-0031-3510-8052-B4C04F333832', 'Dell'],
  ['564D1D8F-0C93-A45D-1F8E-260C41D7F3A9', 'VMware'],
  ['00008132-001A59E02E88801C', 'Apple'],
];

const MACS: [string, string][] = [
  ['00:1A:7D:DA:71:0A', 'OCSInventory-ocsreports issue 1440: counterfeit CSR Bluetooth'],
  ['00:1A:7D:DA:71:13', 'OCSInventory-ocsreports issue 1440: counterfeit CSR Bluetooth'],
  ['00:E0:4C:53:44:58', 'Davicom and Realtek USB adapters of many owners'],
  ['00:A0:C6:00:00:00', `${FUSION}: mobile broadband of Qualcomm`],
  ['20:41:53:59:4E:FF', OCS_1652],
  ['24:B6:20:52:41:53', 'fusioninventory-for-glpi issue 1419'],
  ['00:50:56:C0:00:08', 'fusioninventory-for-glpi issue 778'],
  ['00:53:45:00:00:00', 'Dell OpenManage, common MAC addresses'],
  ['44:45:53:54:00:00', 'Dell OpenManage, common MAC addresses'],
  ['50:50:54:50:30:30', GLPI],
  ['00:11:22:33:44:55', JUDGEMENT],
  ['00:01:02:03:04:05', JUDGEMENT],
  ['00:12:34:56:78:9A', JUDGEMENT],
  ['00:12:34:56:78:90', JUDGEMENT],
  ['00:0C:29:00:00:00', JUDGEMENT],
  ['00:1B:63:FF:FF:FF', JUDGEMENT],
  ['00:1B:63:00:00:01', JUDGEMENT],
  ['00:E0:4C:68:00:01', 'Realtek USB adapters, unprogrammed'],
  ['00:1E:10:1F:00:01', 'modems of Huawei'],
  ['0C:5B:8F:27:9A:64', 'modems of Huawei that pass for a network card'],
  ['58:2C:80:13:92:63', 'modems of Huawei that pass for a network card'],
  ['00:0E:C6:87:72:01', 'USB adapters with copied ASIX chips'],
  ['00:90:4C:C5:12:38', "Broadcom's own settings, unprogrammed"],
  ['48:6F:73:74:50:43', 'USB network of Linux gadgets'],
  ['00:AA:BB:CC:DD:EE', JUDGEMENT],
  ['00:11:22:33:44:66', JUDGEMENT],
  ['00:F1:F3:12:34:56', JUDGEMENT],
  ['00:01:01:01:01:01', JUDGEMENT],
];

const REAL_MACS: [string, string][] = [
  ['48:2A:E3:01:02:03', 'a laptop'],
  ['00:1A:7D:00:12:34', 'the rest of what that vendor was given'],
  ['00:E0:4C:68:1F:2B', 'a Realtek adapter that was programmed'],
  ['00:1B:63:84:45:E6', 'Apple'],
  ['00:1B:63:00:00:02', 'a low number of a vendor'],
];

describe('serials', () => {
  it.each(SERIALS)('%p identifies nothing: %s', (serial) => {
    expect(canonicalSerial(serial)).toBeUndefined();
  });

  it.each(REAL_SERIALS)('%p identifies: %s', (serial) => {
    expect(canonicalSerial(serial)).toBe(serial.toUpperCase());
  });
});

describe('hardware UUIDs', () => {
  it.each(UDIDS)('%p identifies nothing: %s', (udid) => {
    expect(canonicalUdid(udid)).toBeUndefined();
  });

  it.each(REAL_UDIDS)('%p identifies: %s', (udid) => {
    expect(canonicalUdid(udid)).toBe(udid);
  });
});

describe('MAC addresses', () => {
  it.each(MACS)('%p identifies nothing: %s', (mac) => {
    expect(identifies(mac)).toBe(false);
  });

  it.each(REAL_MACS)('%p identifies: %s', (mac) => {
    expect(identifies(mac)).toBe(true);
  });
});
