import { reportsByItself } from '../../shared/adapter-kit/report-now.ts';
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
  report_now: reportsByItself('sensor'),
};
