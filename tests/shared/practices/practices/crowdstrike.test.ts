import { testPractice } from '../practice-table.ts';
import { softwareRows } from '../software-rows.ts';

testPractice(
  'crowdstrike',
  softwareRows('crowdstrike', {
    Mac: 'Falcon.app',
    Windows: 'CrowdStrike Windows Sensor',
    service: 'com.crowdstrike.falcon.Agent',
    alias: 'falcon',
  }),
);
