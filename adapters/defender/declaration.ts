/** What Microsoft Defender for Endpoint is, and what it can tell. */
import type { Declaration } from '../../shared/model/declaration.ts';

const BY_ITSELF = {
  en: 'Leave this device on and connected to the internet. Microsoft Defender reports by itself, at least once a day.',
  de: 'Lassen Sie dieses Gerät eingeschaltet und mit dem Internet verbunden. Microsoft Defender meldet sich von selbst, mindestens einmal am Tag.',
};

/** It has no serial, so that a machine is not listed is no evidence: it attests no absence. */
export const declaration: Declaration = {
  joins: 'hardware',
  tells: {
    Windows: ['agents', 'labels'],
    Mac: ['agents', 'labels'],
    Linux: ['agents', 'labels'],
  },
  report_now: { Windows: BY_ITSELF, Mac: BY_ITSELF, Linux: BY_ITSELF },
};
