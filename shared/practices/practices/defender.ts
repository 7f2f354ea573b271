import { softwarePractice } from '../software.ts';

/**
 * Microsoft Defender: for Endpoint as an application or a package, and the antivirus of Windows. That comes with the
 * system and stands in no list of software: a service proves it, or a source that knows the agent.
 */
export const defender = softwarePractice(
  'defender',
  {
    names: {
      Mac: ['Microsoft Defender*', 'com.microsoft.wdav*'],
      Windows: [],
      Linux: ['mdatp*'],
    },
    services: {
      Mac: ['com.microsoft.wdav*'],
      Windows: ['WinDefend', 'Sense', 'Microsoft Defender*', 'Windows Defender*'],
      Linux: ['mdatp*'],
    },
    agents: ['microsoft_defender', 'microsoft defender', 'windows_defender', 'windows defender', 'mde'],
  },
  true,
);
