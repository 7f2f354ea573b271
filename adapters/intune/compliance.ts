/** Settings of compliance policies: facts where they are facts, else the source's own checks, by Intune's name. */
import { compact, type Fields, fact, meaning, object, text } from '../../shared/adapter-kit/read.ts';
import type { Facts, Platform } from '../../shared/model/record.ts';

/**
 * What states say. What waits for the end of a grace period is not met yet. `notApplicable`, `error`, `conflict` and
 * `unknown` say nothing about the device.
 */
const PASSES = { compliant: true, remediated: true, noncompliant: false, ingraceperiod: false };

/** What a setting asks about, by its name behind the policy's, in lower case. */
const ASKS: Readonly<Record<string, keyof Asked>> = {
  storagerequireencryption: 'encrypted',
  // BitLockerEnabled is no such setting: it tells how Windows was started last, and lags behind.
  firewallenabled: 'firewall',
  activefirewallrequired: 'firewall',
  passwordrequired: 'locks',
  passcoderequired: 'locks',
  securitypreventinstallappsfromunknownsources: 'keepsOut',
  gatekeeperallowedappsource: 'gatekeeper',
  securitydisableusbdebugging: 'debuggingOff',
  securityblockjailbrokendevices: 'intact',
  systemintegrityprotectionenabled: 'intact',
};

interface Asked {
  encrypted?: boolean;
  firewall?: boolean;
  locks?: boolean;
  keepsOut?: boolean;
  gatekeeper?: boolean;
  debuggingOff?: boolean;
  intact?: boolean;
}

export interface Compliance {
  /** Whether a policy that demands encryption is met. */
  encrypted: boolean | undefined;
  facts: Pick<Facts, 'firewall' | 'screen_lock' | 'unknown_sources' | 'adb' | 'rooted' | 'checks'>;
}

/** What can be told of a platform by its policies; all of it is missing when they were not answered. */
export const TOLD_BY_POLICIES: Partial<Record<Platform, readonly (keyof Compliance['facts'])[]>> = {
  Windows: ['firewall', 'screen_lock', 'checks'],
  Mac: ['firewall', 'screen_lock', 'rooted', 'unknown_sources', 'checks'],
  iOS: ['screen_lock', 'rooted', 'checks'],
  Android: ['screen_lock', 'rooted', 'unknown_sources', 'adb', 'checks'],
  Linux: ['checks'],
};

/**
 * @param states of all policies of the device; a setting may stand in several, and one that is not met decides
 * @param at when the device last spoke to Intune
 */
export function complianceOf(
  states: readonly unknown[],
  platform: Platform | undefined,
  at: string | undefined,
): Compliance {
  const asked: Asked = {};
  const checks: Record<string, boolean> = {};
  for (const state of states) {
    const { name, passes } = read(object(state));
    if (name === undefined || passes === undefined) continue;
    const asks = ASKS[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
    if (asks === undefined) checks[name] = checks[name] !== false && passes;
    else asked[asks] = asked[asks] !== false && passes;
  }
  const { firewall, locks, keepsOut, gatekeeper, debuggingOff, intact } = asked;
  // Gatekeeper may be stricter than asked for where it is "not met", so that says nothing of unknown sources.
  const sources = not(keepsOut) ?? (gatekeeper === true ? false : undefined);
  const told = TOLD_BY_POLICIES[platform ?? 'Linux'] ?? [];
  const facts: Compliance['facts'] = compact({
    firewall: fact(firewall, at),
    screen_lock: fact(locks === undefined ? undefined : { on: locks }, at),
    unknown_sources: fact(sources, at),
    adb: fact(not(debuggingOff), at),
    rooted: fact(not(intact), at),
    checks: fact(Object.keys(checks).length > 0 ? checks : undefined, at),
  });
  const known = Object.fromEntries(
    Object.entries(facts).filter(([name]) => told.some((one) => one === name)),
  );
  return { encrypted: asked.encrypted, facts: known };
}

const not = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

/** "MacOSCompliancePolicy.StorageRequireEncryption_IID_f36d2c05-…" names one of several values of a setting. */
function read(state: Fields | undefined): { name: string | undefined; passes: boolean | undefined } {
  const name = text(state?.setting) ?? text(state?.settingName);
  return { name: name?.split(/_IID_/i)[0], passes: meaning(PASSES, state?.state) };
}
