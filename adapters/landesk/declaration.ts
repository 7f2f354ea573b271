/** What LANDESK can tell. */
import type { Declaration } from '../../shared/model/declaration.ts';

export const declaration: Declaration = {
  tells: {
    Windows: [
      'os_version',
      'disk_encryption',
      'firewall',
      'auto_update',
      'missing_updates',
      'screen_lock',
      'software',
      'labels',
    ],
    // Disk, firewall and settings are read as Windows has them.
    Mac: ['os_version', 'missing_updates', 'software', 'labels'],
    Linux: ['os_version', 'missing_updates', 'software', 'labels'],
  },
  report_now: {
    Windows: {
      en: 'Open the Start menu, type **Inventory Scan** and start it. It takes some minutes.',
      de: 'Öffnen Sie das Startmenü, tippen Sie **Inventory Scan** ein und starten Sie das Programm. Es dauert einige Minuten.',
    },
    Mac: {
      en: 'Keep the Mac on and in the network of the company: the agent scans once a day. The help desk can start a scan at once.',
      de: 'Lassen Sie den Mac eingeschaltet und im Netz der Firma: Der Agent meldet einmal am Tag. Der Helpdesk kann das auch sofort auslösen.',
    },
    Linux: {
      en: 'Keep the computer on and in the network of the company: the agent scans once a day. The help desk can start a scan at once.',
      de: 'Lassen Sie den Rechner eingeschaltet und im Netz der Firma: Der Agent meldet einmal am Tag. Der Helpdesk kann das auch sofort auslösen.',
    },
  },
};
