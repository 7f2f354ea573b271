/** What Fleet's policies say of a host: as they are called, and as facts of ours where a setting says which is which. */
import { compact, type Fields, fact, list, meaning, object, said } from '../../shared/adapter-kit/read.ts';
import type { AutoUpdate, Facts } from '../../shared/model/record.ts';
import type { Config } from './config.ts';

/** A policy that has not run on this host responds with nothing. */
const RESPONSES = { pass: true, fail: false };

/** By name. One that there is for all teams and for one of them passes when both do. */
export function checksOf(host: Fields): Map<string, boolean> {
  const checks = new Map<string, boolean>();
  for (const policy of list(host.policies).map(object)) {
    const name = said(policy?.name);
    const passes = meaning(RESPONSES, policy?.response);
    if (name !== undefined && passes !== undefined) checks.set(name, passes && checks.get(name) !== false);
  }
  return checks;
}

/**
 * @param at when the policies were last asked
 * @param except facts whose policies cannot be believed on this host
 */
export function policyFacts(
  checks: ReadonlyMap<string, boolean>,
  named: Config['policies'],
  at: string,
  except: ReadonlySet<string>,
): Facts {
  const told = (name: keyof Config['policies']) => {
    const found = except.has(name) ? [] : [...checks].filter(([policy]) => isNamed(policy, named[name]));
    return found.length === 0
      ? undefined
      : { passes: found.every(([, passes]) => passes), policies: found.map(([policy]) => policy) };
  };
  const as = <Value>(name: keyof Config['policies'], value: (passes: boolean) => Value) => {
    const answer = told(name);
    return answer && fact(value(answer.passes), at, { policies: answer.policies });
  };
  const passes = (passes: boolean) => passes;
  const fails = (passes: boolean) => !passes;
  const updates = compact<AutoUpdate>({
    check: told('auto_update_check')?.passes,
    download: told('auto_update_download')?.passes,
    install_os: told('auto_update_install_os')?.passes,
    install_security: told('auto_update_install_security')?.passes,
    install_apps: told('auto_update_install_apps')?.passes,
  });
  return compact<Facts>({
    disk_encryption: as('disk_encryption', (passes) => (passes ? 'on' : 'off')),
    firewall: as('firewall', passes),
    rooted: as('rooted', fails),
    secure_boot: as('secure_boot', passes),
    unknown_sources: as('unknown_sources', fails),
    remote_login: as('remote_login', fails),
    screen_lock: as('screen_lock', (on) => ({ on })),
    auto_update: fact(Object.keys(updates).length > 0 ? updates : undefined, at),
    checks: fact(checks.size > 0 ? Object.fromEntries(checks) : undefined, at),
  });
}

const isNamed = (policy: string, names: readonly string[]): boolean =>
  names.some((name) => {
    const [wanted, known] = [name.toLowerCase(), policy.toLowerCase()];
    return wanted.endsWith('*') ? known.startsWith(wanted.slice(0, -1)) : known === wanted;
  });
