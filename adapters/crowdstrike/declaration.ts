import type { Declaration } from '../../shared/model/declaration.ts';

/** Versions of systems are too coarse to be told: "Ventura (13)" would stand for the version that Jamf knows. */
export const declaration: Declaration = {
  joins: 'hardware',
  // How long silent hosts are kept is each organization's policy, so the usual fourteen days hold.
  attests: { agent: 'crowdstrike', platforms: ['Mac', 'Windows', 'Linux'] },
  tells: {
    // All but the agent and labels are from Zero Trust Assessments.
    Mac: [
      'agents',
      'disk_encryption',
      'firewall',
      'rooted',
      'unknown_sources',
      'remote_login',
      'checks',
      'labels',
    ],
    Windows: ['agents', 'checks', 'labels'],
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
