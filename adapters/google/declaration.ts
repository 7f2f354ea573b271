/** What Google Workspace can tell. */
import type { Declaration } from '../../shared/model/declaration.ts';

export const declaration: Declaration = {
  tells: {
    // `unknown_sources` of Android before 8 only: after that the setting is one for each app.
    Android: ['os_version', 'disk_encryption', 'rooted', 'unknown_sources', 'adb', 'screen_lock', 'software'],
    iOS: ['os_version', 'screen_lock'],
    ChromeOS: ['os_version', 'disk_encryption', 'rooted', 'auto_update', 'missing_updates', 'labels'],
  },
  report_now: {
    Android: {
      en: 'Open the app **Google Apps Device Policy** or **Android Device Policy** and have it synchronize.',
      de: 'Öffnen Sie die App **Google Apps Device Policy** oder **Android Device Policy** und lassen Sie sie synchronisieren.',
    },
    iOS: {
      en: 'Open an app of Google Workspace, such as Gmail, while you are online.',
      de: 'Öffnen Sie eine App von Google Workspace, zum Beispiel Gmail, während Sie online sind.',
    },
    ChromeOS: {
      en: 'Sign in with your work account and stay online for some minutes. On the page `chrome://policy`, select **Reload policies**.',
      de: 'Melden Sie sich mit Ihrem Firmenkonto an und bleiben Sie einige Minuten online. Wählen Sie auf der Seite `chrome://policy` die Schaltfläche **Richtlinien neu laden**.',
    },
  },
};
