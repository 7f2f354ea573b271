import { softwarePractice } from '../software.ts';

/**
 * VMware (Broadcom) Carbon Black, by all names under which its sensor was sold: Confer, Cb Defense and Carbon Black
 * Cloud; Cb Response and EDR; Bit9, Cb Protection and App Control. As an application, a package, or the receipt of one.
 */
const PRODUCTS = [
  '*Carbon Black*',
  'CarbonBlack*',
  'Cb Defense*',
  'Cb Response*',
  'Cb Protection*',
  'Cb EDR*',
];

export const carbonblack = softwarePractice('carbonblack', {
  names: {
    Mac: [
      ...PRODUCTS,
      '*CBCloud*',
      'Confer',
      'CbOsxSensorService',
      'CbDefense*',
      'CbResponse*',
      'com.carbonblack.*',
      'com.vmware.carbonblack.*',
      'com.confer.*',
      'com.bit9.*',
    ],
    Windows: [...PRODUCTS, '*CBCloud*', 'Confer*', 'CbDefense*', 'CbResponse*', 'Bit9 Agent*'],
    Linux: [...PRODUCTS, 'cb-psc-sensor*', 'cbsensor*', 'cb-sensor*', 'carbon-black*', 'b9agent*'],
  },
  services: {
    Mac: ['com.carbonblack.*', 'com.vmware.carbonblack.*', 'com.confer.*', 'com.bit9.*'],
    Windows: ['CbDefense*', 'CarbonBlack*', 'Carbon Black*', 'Parity'],
    Linux: ['cbagentd*', 'cbdaemon*', 'cbsensor*', 'b9daemon*'],
  },
  agents: ['carbon_black', 'carbon-black', 'carbon black'],
});
