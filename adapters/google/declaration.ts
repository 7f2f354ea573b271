/** What Google Workspace can tell. */
import type { Declaration } from '../../shared/model/declaration.ts';

export const declaration: Declaration = {
  tells: {
    // `unknown_sources` of Android before 8 only: after that the setting is one for each app.
    Android: ['os_version', 'disk_encryption', 'rooted', 'unknown_sources', 'adb', 'screen_lock', 'software'],
    iOS: ['os_version', 'screen_lock'],
    ChromeOS: ['os_version', 'disk_encryption', 'rooted', 'auto_update', 'missing_updates', 'labels'],
  },
};
