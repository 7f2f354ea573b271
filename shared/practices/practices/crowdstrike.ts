import { softwarePractice } from '../software.ts';

/** CrowdStrike's Falcon sensor, as an application, a package, or the receipt of one. */
export const crowdstrike = softwarePractice(
  'crowdstrike',
  {
    names: {
      Mac: ['Falcon', 'CrowdStrike*', 'com.crowdstrike.*'],
      Windows: ['CrowdStrike*'],
      Linux: ['falcon-sensor*'],
    },
    services: {
      Mac: ['com.crowdstrike.*'],
      Windows: ['CSFalconService', 'CrowdStrike Falcon*'],
      Linux: ['falcon-sensor*'],
    },
    agents: ['falcon', 'crowdstrike_falcon', 'crowdstrike falcon'],
  },
  true,
);
