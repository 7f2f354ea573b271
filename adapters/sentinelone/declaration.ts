/** What SentinelOne can tell. Its versions of Windows and Linux are too coarse to stand for what others know. */
import { reportsByItself } from '../../shared/adapter-kit/report-now.ts';
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
  report_now: reportsByItself('agent'),
};
