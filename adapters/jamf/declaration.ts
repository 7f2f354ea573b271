/** What Jamf Pro can tell. Some of it needs the extension attributes of `scripts/`. */
import type { Declaration } from '../../shared/model/declaration.ts';

export const declaration: Declaration = {
  tells: {
    Mac: [
      'os_version',
      'disk_encryption',
      'firewall',
      'rooted',
      'secure_boot',
      'unknown_sources',
      'remote_login',
      'auto_update',
      'missing_updates',
      'screen_lock',
      'software',
      'labels',
    ],
    iOS: ['os_version', 'disk_encryption', 'rooted', 'screen_lock', 'software', 'labels'],
  },
  report_now: {
    Mac: {
      en: 'Open **Self Service** and run what updates the inventory. Or run `sudo jamf recon` in Terminal, if you are an administrator.',
      de: 'Öffnen Sie **Self Service** und führen Sie aus, was das Inventar aktualisiert. Oder als Administrator im Terminal: `sudo jamf recon`.',
    },
    iOS: {
      en: 'Unlock the device and keep it online for some minutes: Jamf asks it by itself.',
      de: 'Entsperren Sie das Gerät und lassen Sie es einige Minuten online: Jamf fragt es von selbst.',
    },
  },
};
