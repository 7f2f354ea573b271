import { softwarePractice } from '../software.ts';

/** SentinelOne's agent. */
export const sentinel = softwarePractice('sentinel', {
  names: {
    Mac: ['SentinelOne*', 'Sentinel Agent*', 'SentinelAgent*'],
    Windows: ['SentinelOne*', 'Sentinel Agent*'],
    Linux: ['SentinelAgent*', 'sentinelone*'],
  },
  services: {
    Mac: ['com.sentinelone.*'],
    Windows: ['SentinelAgent'],
    Linux: ['sentinelone*'],
  },
  agents: ['sentinelone', 'sentinel_one', 'sentinel one'],
});
