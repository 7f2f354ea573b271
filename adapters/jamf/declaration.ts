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
};
