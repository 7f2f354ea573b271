/** What Kandji can tell. */
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
      'checks',
      'software',
      'labels',
    ],
    iOS: ['os_version', 'software', 'labels'],
  },
  report_now: {
    Mac: {
      en: 'Keep the Mac awake and online: it reports to Kandji by itself, several times an hour.',
      de: 'Lassen Sie den Mac eingeschaltet und online: Er meldet sich mehrmals in der Stunde von selbst bei Kandji.',
    },
    iOS: {
      en: 'Keep the device unlocked and online for a while: Kandji asks it by itself.',
      de: 'Lassen Sie das Gerät eine Weile entsperrt und online: Kandji fragt es von selbst.',
    },
  },
};
