/** How to make a device report, where the same words hold for several sources. */
import type { ReportNow } from '../model/declaration.ts';

/** A computer's sensor or agent that cannot be asked to report, and does so by itself soon after it is online. */
export function reportsByItself(what: 'sensor' | 'agent'): ReportNow {
  const name = what === 'sensor' ? 'Sensor' : 'Agent';
  const computer = {
    en: `Turn the computer on and connect it to the internet: the ${what} reports by itself within minutes.`,
    de: `Schalten Sie den Rechner ein und verbinden Sie ihn mit dem Internet: Der ${name} meldet sich nach Minuten von selbst.`,
  };
  const mac = {
    en: `Turn the Mac on and connect it to the internet: the ${what} reports by itself within minutes.`,
    de: `Schalten Sie den Mac ein und verbinden Sie ihn mit dem Internet: Der ${name} meldet sich nach Minuten von selbst.`,
  };
  return { Mac: mac, Windows: computer, Linux: computer };
}
