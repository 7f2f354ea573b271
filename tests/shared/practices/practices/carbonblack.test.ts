import { testPractice } from '../practice-table.ts';
import { softwareRows } from '../software-rows.ts';

testPractice(
  'carbonblack',
  softwareRows('carbonblack', {
    Mac: 'VMware CBCloud.app',
    Windows: 'Carbon Black Cloud Sensor 64-bit',
    service: 'com.carbonblack.daemon',
    alias: 'carbon_black',
  }),
);
