/**
 * What Carbon Black Cloud can tell. It knows no serials, so that it cannot be sure of what is missing: it attests no
 * absence.
 */
import type { Declaration } from '../../shared/model/declaration.ts';

export const declaration: Declaration = {
  joins: 'hardware',
  tells: {
    Mac: ['agents', 'labels'],
    Windows: ['agents', 'labels'],
    Linux: ['agents', 'labels'],
  },
  report_now: {
    Mac: {
      en: 'Turn the Mac on and connect it to the internet: the sensor reports by itself within minutes.',
      de: 'Schalten Sie den Mac ein und verbinden Sie ihn mit dem Internet: Der Sensor meldet sich nach Minuten von selbst.',
    },
    Windows: {
      en: 'Turn the computer on and connect it to the internet: the sensor reports by itself within minutes.',
      de: 'Schalten Sie den Rechner ein und verbinden Sie ihn mit dem Internet: Der Sensor meldet sich nach Minuten von selbst.',
    },
    Linux: {
      en: 'Turn the computer on and connect it to the internet: the sensor reports by itself within minutes.',
      de: 'Schalten Sie den Rechner ein und verbinden Sie ihn mit dem Internet: Der Sensor meldet sich nach Minuten von selbst.',
    },
  },
};
