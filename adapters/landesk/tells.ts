/** What LANDESK can tell. */
import type { Tells } from '../../shared/model/tells.ts';

export const tells: Tells = {
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
};
