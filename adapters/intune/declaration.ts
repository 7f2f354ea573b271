/** What Intune is, and what it can tell. */
import type { Declaration } from '../../shared/model/declaration.ts';

const ALL = ['os_version', 'disk_encryption', 'screen_lock', 'checks', 'software', 'labels'] as const;

const PORTAL = {
  en: 'Open the **Company Portal** app, choose this device and then **Check status**.',
  de: 'Öffnen Sie die App **Unternehmensportal**, wählen Sie dieses Gerät und dann **Status überprüfen**.',
};

export const declaration: Declaration = {
  tells: {
    Windows: [...ALL, 'firewall', 'agents'],
    Mac: [...ALL, 'firewall', 'rooted', 'unknown_sources'],
    iOS: [...ALL, 'rooted'],
    Android: [...ALL, 'rooted', 'unknown_sources', 'adb'],
    Linux: ['os_version', 'checks', 'labels'],
  },
  report_now: {
    Windows: {
      en: 'Open **Settings**, then **Accounts** and **Access work or school**. Choose your work account, **Info** and then **Sync**.',
      de: 'Öffnen Sie **Einstellungen**, dann **Konten** und **Auf Arbeits- oder Schulkonto zugreifen**. Wählen Sie Ihr Arbeitskonto, **Info** und dann **Synchronisieren**.',
    },
    Mac: PORTAL,
    iOS: PORTAL,
    Android: PORTAL,
    Linux: {
      en: 'Open the **Microsoft Intune** app and choose **Refresh**.',
      de: 'Öffnen Sie die App **Microsoft Intune** und wählen Sie **Aktualisieren**.',
    },
  },
};
