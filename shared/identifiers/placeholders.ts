/**
 * Values that many machines report and that therefore identify none, where no rule covers them. Collected from what
 * inventory systems exclude (GLPI's default blacklist, CapaSystems' list of non-unique UUIDs) and from what firmware
 * vendors ship. Adding one that is missing is a one-line change.
 */

/** Serials, reduced to upper-case letters and digits. What filler.ts and other-kinds.ts know by a rule needs no line. */
export const PLACEHOLDER_SERIALS: ReadonlySet<string> = new Set([
  '03142563', // boards of several makers (GLPI, forum of OCS Inventory)
  '123490EN400015', // boards of Samsung (Chromium's test server for policies, among its bad machine ids)
  '19761202', // phones with Spreadtrum chips
  '20080411', // tablets with Allwinner chips
  'C3D9B8674F4B94F6', // devices with Rockchip chips
  'SN123456FVGV3I0B8O5N6N7K', // GLPI
]);

/** UUIDs that firmware ships unprogrammed, in one of the two orders of bytes. What udid.ts knows by a rule needs no line. */
export const PLACEHOLDER_UDIDS: ReadonlySet<string> = new Set([
  '07090201-0103-0301-0807-060504030201',
  '12345678-1234-5678-90AB-CDDEEFAABBCC',
  '6AB5B300-538D-1014-9FB5-B0684D007B53',
  '890E2D14-CACD-45D1-AE66-BC80E8BFEB0F',
  '8E275844-178F-44A8-ACEB-A7D7E5178C63',
  'D41D8CD9-8F00-B204-E980-0998ECF8427E', // the MD5 sum of nothing
  'DC698397-FA54-4CF2-82C8-B1B5307A6A7F',
]);
