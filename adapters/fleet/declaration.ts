/** What Fleet can tell: much of it by policies whose names are settings. */
import type { Declaration, Tellable } from '../../shared/model/declaration.ts';

const COMPUTERS: readonly Tellable[] = [
  'os_version',
  'disk_encryption',
  'firewall',
  'remote_login',
  'auto_update',
  'screen_lock',
  'checks',
  'software',
  'labels',
];

export const declaration: Declaration = {
  tells: {
    Mac: [...COMPUTERS, 'rooted', 'unknown_sources'],
    Windows: COMPUTERS,
    Linux: COMPUTERS,
    iOS: ['os_version', 'software', 'labels'],
    ChromeOS: ['os_version', 'labels'],
  },
  report_now: {
    Mac: {
      en: 'Click the Fleet icon at the top of the screen, choose **My device**, then **Refetch**.',
      de: 'Klicken Sie oben am Bildschirm auf das Symbol von Fleet, dann auf **My device** und auf **Refetch**.',
    },
    Windows: {
      en: 'Click the Fleet icon at the right end of the taskbar, choose **My device**, then **Refetch**.',
      de: 'Klicken Sie rechts in der Taskleiste auf das Symbol von Fleet, dann auf **My device** und auf **Refetch**.',
    },
    Linux: {
      en: 'Click the Fleet icon in the bar of your desktop, choose **My device**, then **Refetch**.',
      de: 'Klicken Sie in der Leiste Ihres Desktops auf das Symbol von Fleet, dann auf **My device** und auf **Refetch**.',
    },
    iOS: {
      en: 'Unlock the device and keep it online for some minutes: Fleet asks it by itself.',
      de: 'Entsperren Sie das Gerät und lassen Sie es einige Minuten online: Fleet fragt es von selbst.',
    },
    ChromeOS: {
      en: 'Sign in and keep the device online: Fleet’s extension in Chrome reports by itself.',
      de: 'Melden Sie sich an und lassen Sie das Gerät online: Fleets Erweiterung in Chrome meldet sich von selbst.',
    },
  },
};
