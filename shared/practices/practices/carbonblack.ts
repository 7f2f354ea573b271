import { softwarePractice } from '../software.ts';

/** VMware (Broadcom) Carbon Black, by all names under which its sensor was sold. */
export const carbonblack = softwarePractice('carbonblack', {
  names: {
    Mac: ['*Carbon Black*', 'CarbonBlack*', '*CBCloud*', 'Confer', 'CbOsxSensorService', 'CbDefense*'],
    Windows: ['*Carbon Black*', 'CarbonBlack*', 'Cb Defense Sensor*'],
    Linux: ['cb-psc-sensor', 'cbsensor', 'carbon-black*'],
  },
  services: {
    Mac: ['com.carbonblack.*', 'com.vmware.carbonblack.*'],
    Windows: ['CbDefense*', 'CarbonBlack*'],
    Linux: ['cbagentd*', 'cbdaemon*'],
  },
  agents: ['carbon_black', 'carbon-black', 'carbon black'],
});
