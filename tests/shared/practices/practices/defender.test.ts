import { testPractice } from '../practice-table.ts';
import { softwareRows } from '../software-rows.ts';

testPractice(
  'defender',
  softwareRows('defender', {
    Mac: 'Microsoft Defender.app',
    service: 'com.microsoft.wdav.epsext',
    alias: 'Microsoft Defender',
  }),
);
