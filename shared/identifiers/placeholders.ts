/**
 * Values that many machines report and that therefore identify none. Collected from what inventory systems exclude
 * (GLPI's default blacklist, CapaSystems' list of non-unique UUIDs, Dell OpenManage's common MAC addresses) and from
 * what firmware vendors ship. Adding one that is missing is a one-line change.
 */

/**
 * Serials that no rule of serial.ts covers, reduced to upper-case letters and digits. What counts up or down, repeats
 * itself, is too short, or is a word of letters alone or made of `PLACEHOLDER_WORDS` needs no line.
 */
export const PLACEHOLDER_SERIALS: ReadonlySet<string> = new Set([
  '03142563', // boards of several makers (GLPI, forum of OCS Inventory)
  '12345', // GLPI
  '123456', // GLPI
  '1234567', // GLPI
  '123456789000', // GLPI
  '2147483647', // the largest number of 31 bits; the smallest of 32 is next
  '2147483648',
  '4294967295', // the largest of 32 bits
  '65535', // of 16
  '18446744073709551615', // of 64
  '20080411', // tablets with Allwinner chips
  'C0FFEE',
  'C3D9B8674F4B94F6', // devices with Rockchip chips
  'SN123456FVGV3I0B8O5N6N7K', // GLPI
]);

/**
 * Words that firmware, inventories and people write where a serial belongs, alone or one after the other: "System
 * Product Name", "No Asset Tag", "Nicht verfügbar". Capitals and accents do not count.
 */
export const PLACEHOLDER_WORDS: readonly string[] = `
  applicable asset assigned available base be board by chassis computer configured data default defined device empty
  enclosure entered family fill filled found id information inject invalid machine main manufacturer missing model
  mother na name nil no none not null num numb number oem part placeholder present processor product provided read
  reported ser serial service set settable sku sn specified square standard string supported sys system tag tbd test to
  unavailable undefined unidentified uninitialized unknow unknown unset unspecified uuid value version

  angegeben kein keine keiner leer nicht seriennummer unbekannt unbekannte ungültig verfügbar vorhanden
  aucun aucune de défaut défini disponible inconnu inconnue non numéro par renseigné série spécifié vide
  defecto desconocida desconocido especificado inválido ninguna ninguno por vacío
  di disponibile nessuna nessuno numero sconosciuta sconosciuto specificato vuoto
  desconhecida desconhecido disponível indisponível não nenhum nenhuma vazio
  beschikbaar geen leeg niet onbekend opgegeven serienummer
  ikke ingen inte okänd okänt saknas tilgængelig tilgjengelig tillgänglig ukendt ukjent
  ei puuttuu saatavilla tuntematon
  brak danych nieokreślony niedostępny nieznana nieznane nieznany
  dispozici kdispozici není neurčeno neznámé neznámý žádný ismeretlen nincs necunoscut
  bilinmeyen bilinmiyor yok άγνωστο άγνωστος
  данных доступно не неизвестен неизвестно неизвестный нет отсутствует указан указано невідомо
  シリアル番号 なし 不明 未設定 不可用 序列号 序列號 未指定 未知 未設置 無 无 없음 알수없음
`
  .trim()
  .split(/\s+/);

/** UUIDs that firmware ships unprogrammed, besides those that a rule of udid.ts covers. */
export const PLACEHOLDER_UDIDS: ReadonlySet<string> = new Set([
  '00020003-0004-0005-0006-000700080009',
  '03000200-0400-0500-0006-000700080009',
  '07090201-0103-0301-0807-060504030201',
  '12345678-1234-5678-90AB-CDDEEFAABBCC',
  '78563412-3412-7856-90AB-CDDEEFAABBCC', // the same with its bytes the other way round
  '4C4C4544-0000-2010-8020-80C04F202020', // Dell without a service tag: blanks
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
  '000EC6877201', // USB adapters with copied ASIX chips
  '00059A3C7800', // Cisco AnyConnect
  '00059A3C7A00', // Cisco AnyConnect
  '00090FAA0001', // Fortinet VPN
  '00090FFE0001', // Fortinet VPN
  '00904C112233', // Broadcom's own settings, unprogrammed
  '00904CC51238', // Broadcom's own settings, unprogrammed
  '00E04C534458', // USB adapters with Davicom and Realtek chips, unprogrammed
  '0C5B8F279A64', // Huawei's modems that pass for a network card
  '204153594EFF', // Windows RAS async adapter
  '444553540000', // Windows dial-up adapter
  '486F73745043', // USB network of Linux gadgets: it spells "HostPC"
  '505054503030', // Windows WAN miniport (PPTP)
  '582C80139263', // Huawei's modems that pass for a network card
  'ACDE48001122', // the bridge to the T2 chip, the same in every Mac that has one
]);

/** Beginnings of such addresses. */
export const SHARED_MAC_PREFIXES: readonly string[] = [
  '000BCAFE00', // Juniper VPN
  '001A7DDA71', // Bluetooth sticks with counterfeit CSR chips (issue 1440 of OCS Inventory)
  '001C420000', // Parallels, host side
  '005056C000', // VMware, host side
];

/** Endings of such addresses: Windows' WAN miniports spell " RAS". */
export const SHARED_MAC_SUFFIXES: readonly string[] = ['20524153'];
