/**
 * Universally administered MAC addresses, as hexadecimal digits, that several machines have. Collected from what
 * inventory systems exclude (GLPI's default blacklist, Dell OpenManage's common MAC addresses) and from drivers.
 */

/** Beginnings of the addresses of adapters that are no hardware: every installation of something has them. */
export const VIRTUAL_MACS: readonly string[] = [
  '00005E', // IANA: routers that stand in for one another, and documents (RFC 9542)
  '00059A3C7', // Cisco AnyConnect
  '00090FAA0001', // Fortinet VPN
  '00090FFE0001', // Fortinet VPN
  '000BCAFE00', // Juniper VPN
  '00155D', // Hyper-V makes them of its host's IP address, which is that of other hosts elsewhere
  '001C420000', // Parallels, host side
  '005056C000', // VMware, host side
  '00FF', // tap-windows makes them when it is installed, and images of a disk carry them on
  '204153594E', // Windows RAS async adapter
  '44455354', // Windows dial-up adapter
  '486F73745043', // USB network of Linux gadgets: it spells "HostPC"
  '50505450', // Windows WAN miniport: it spells "PPTP"
  'ACDE48', // the bridge to the T2 chip, ac:de:48:00:11:22 in every Mac that has one
];

/** Endings of such addresses: Windows' WAN miniports spell " RAS". */
export const VIRTUAL_MAC_ENDINGS: readonly string[] = ['20524153'];

/**
 * Beginnings of the addresses of sticks, modems and adapters that come with the same one again and again. A maker that
 * programs what it sells has three bytes of its own: the chip's maker's three, or those of a reference design, are what
 * is left when nobody did.
 */
export const REPEATED_MACS: readonly string[] = [
  '00025B', // CSR: 00:02:5b:00:a5:a5 is the default of its Bluetooth chips
  '0003199E8B00', // Intel's Bluetooth chips (btintel of Linux)
  '00037F', // Atheros
  '000C43', // Ralink
  '000CE7', // MediaTek
  '000EC6877201', // copied ASIX chips
  '001583', // IVT, which wrote the software of most Bluetooth sticks
  '0015FF3', // Novatel's modems
  '001A7DDA71', // counterfeit CSR chips (issue 1440 of OCS Inventory)
  '001B1000', // Bluetooth sticks: 00:1b:10:00:2a:ec
  '001F8100', // Bluetooth sticks: 00:1f:81:00:08:30
  '005043', // Marvell
  '00606E', // Davicom
  '00800F', // SMSC
  '00904C', // Broadcom: "nvram" files say 00:90:4c:c5:12:38
  '00A0C6', // Qualcomm's modems
  '00A0D5FFFF', // Sierra's modems
  '00E04C', // Realtek: 00:e0:4c:53:44:58 of USB adapters, 00:e0:4c:81:96:c1 where nothing is set, 00:e0:4c:68:00:01
  '0C5B8F279A64', // Huawei's modems that pass for a network card
  '207002', // Broadcom's Bluetooth chips spell their own name: BCM20702 (btbcm of Linux)
  '2076A0', // BCM2076
  '582C80139263', // Huawei's modems that pass for a network card
];
