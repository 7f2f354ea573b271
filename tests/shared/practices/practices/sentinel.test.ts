import { testPractice } from '../practice-table.ts';
import { softwareRows } from '../software-rows.ts';

testPractice(
  'sentinel',
  softwareRows('sentinel', {
    Mac: 'SentinelOne Extensions.app',
    Windows: 'Sentinel Agent',
    service: 'com.sentinelone.sentineld',
    alias: 'SentinelOne',
  }),
);
