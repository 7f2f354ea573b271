/** What Google Workspace can tell. */
import type { Tells } from '../../shared/model/tells.ts';

export const tells: Tells = {
  // `unknown_sources` of Android before 8 only: after that the setting is one for each app.
  Android: ['os_version', 'disk_encryption', 'rooted', 'unknown_sources', 'adb', 'screen_lock', 'software'],
  iOS: ['os_version', 'screen_lock'],
  ChromeOS: ['os_version', 'disk_encryption', 'rooted', 'auto_update', 'missing_updates', 'labels'],
};
