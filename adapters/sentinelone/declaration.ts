/** What SentinelOne can tell. Its versions of Windows and Linux are too coarse to stand for what others know. */
import type { Declaration } from '../../shared/model/declaration.ts';

export const declaration: Declaration = {
  joins: 'hardware',
  // When silent agents are decommissioned is each organization's policy, so the usual fourteen days hold.
  attests: { agent: 'sentinelone', platforms: ['Mac', 'Windows', 'Linux'] },
  tells: {
    Mac: ['agents', 'disk_encryption', 'os_version', 'labels'],
    Windows: ['agents', 'disk_encryption', 'labels'],
    Linux: ['agents', 'disk_encryption', 'labels'],
  },
  report_now: {
    Mac: {
      en: 'Turn the Mac on and connect it to the internet: the agent reports by itself within minutes.',
      de: 'Schalten Sie den Mac ein und verbinden Sie ihn mit dem Internet: Der Agent meldet sich nach Minuten von selbst.',
    },
    Windows: {
      en: 'Turn the computer on and connect it to the internet: the agent reports by itself within minutes.',
      de: 'Schalten Sie den Rechner ein und verbinden Sie ihn mit dem Internet: Der Agent meldet sich nach Minuten von selbst.',
    },
    Linux: {
      en: 'Turn the computer on and connect it to the internet: the agent reports by itself within minutes.',
      de: 'Schalten Sie den Rechner ein und verbinden Sie ihn mit dem Internet: Der Agent meldet sich nach Minuten von selbst.',
    },
  },
};
