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
};
