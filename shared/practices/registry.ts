/** Which practices exist, in the order in which they are shown. A new one needs a line here and its words. */
import { checkPractice } from './check.ts';
import type { CheckSpec } from './check-spec.ts';
import { adbstatus } from './practices/adbstatus.ts';
import { autoupdate } from './practices/autoupdate.ts';
import { carbonblack } from './practices/carbonblack.ts';
import { crowdstrike } from './practices/crowdstrike.ts';
import { defender } from './practices/defender.ts';
import { encryption } from './practices/encryption.ts';
import { firewall } from './practices/firewall.ts';
import { jailed } from './practices/jailed.ts';
import { remotelogin } from './practices/remotelogin.ts';
import { screenlock } from './practices/screenlock.ts';
import { sentinel } from './practices/sentinel.ts';
import { unknownsources } from './practices/unknownsources.ts';
import { uptodate } from './practices/uptodate.ts';
import { softwarePractice } from './software.ts';
import type { SoftwareSpec } from './software-spec.ts';
import type { Practice } from './types.ts';

export const REGISTRY: readonly Practice[] = [
  encryption,
  uptodate,
  screenlock,
  jailed,
  firewall,
  autoupdate,
  remotelogin,
  unknownsources,
  adbstatus,
  carbonblack,
  sentinel,
  crowdstrike,
  defender,
];

/** What an entry says of what its practice rests on. */
interface OwnSpec {
  software?: SoftwareSpec | undefined;
  check?: CheckSpec | undefined;
}

/** The practice that an entry is about: a built-in one, one with other names, or one that the entry adds. */
export function practiceFor(id: string, { software, check }: OwnSpec = {}): Practice | undefined {
  const builtIn = REGISTRY.find((practice) => practice.id === id);
  if (check && !builtIn) return checkPractice(id, check);
  if (!software || (builtIn && builtIn.template !== 'software')) return builtIn;
  const names = software.names ?? builtIn?.software?.names;
  return names && softwarePractice(id, { ...builtIn?.software, ...software, names }, builtIn?.optional);
}
