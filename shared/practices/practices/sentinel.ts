import { softwarePractice } from '../software.ts';

/** SentinelOne's agent, as an application, a package, or the receipt of one. */
export const sentinel = softwarePractice('sentinel', {
  names: {
    Mac: ['SentinelOne*', 'Sentinel*Agent*', 'com.sentinelone.*'],
    Windows: ['SentinelOne*', 'Sentinel*Agent*'],
    Linux: ['SentinelAgent*', 'SentinelOne*'],
  },
  services: {
    Mac: ['com.sentinelone.*'],
    Windows: ['SentinelAgent', 'SentinelOne*'],
    Linux: ['SentinelOne*'],
  },
  agents: ['sentinelone', 'sentinel_one', 'sentinel one'],
});
