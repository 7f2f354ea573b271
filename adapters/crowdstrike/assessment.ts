/** What a Zero Trust Assessment says of a host → facts. Pure. "yes" means that its criterion is met. */
import { compact, fact, instant, list, meaning, object, said } from '../../shared/adapter-kit/read.ts';
import type { Facts, Platform, RecordPart } from '../../shared/model/record.ts';

/** Parts of a record that an assessment may tell. */
export const partsOf = (platform: Platform | undefined): RecordPart[] =>
  platform === 'Mac'
    ? ['disk_encryption', 'firewall', 'rooted', 'unknown_sources', 'remote_login', 'checks']
    : ['checks'];

/** Names of signals that were seen; those of Windows nobody has recorded, so they are told as checks alone. */
export function assessed(assessment: unknown): Facts {
  const given = object(assessment);
  const at = instant(given?.modified_time);
  const signals = list(object(given?.assessment_items)?.os_signals).map(object);
  const meets = (id: string) => answerOf(signals.find((signal) => signal?.signal_id === id)?.meets_criteria);
  const fails = (id: string) => {
    const met = meets(id);
    return met === undefined ? undefined : !met;
  };
  const encrypted = meets('file_vault_enabled_mac');
  const checks = signals.flatMap((signal) => {
    const [name, met] = [said(signal?.signal_name), answerOf(signal?.meets_criteria)];
    return name === undefined || met === undefined ? [] : [[name, met] as const];
  });
  return compact({
    disk_encryption: fact(encrypted === undefined ? undefined : encrypted ? 'on' : 'off', at, {
      covers: 'system_volume',
    }),
    firewall: fact(meets('application_firewall_mac'), at),
    rooted: fact(fails('sip_enabled_mac'), at),
    unknown_sources: fact(fails('gatekeeper_mac'), at),
    // Its criterion is that nobody can log in.
    remote_login: fact(fails('remote_login_mac'), at),
    checks: fact(checks.length > 0 ? Object.fromEntries(checks) : undefined, at),
  });
}

/** "unknown" was seen of a Mac whose disk is encrypted. */
const answerOf = (word: unknown): boolean | undefined => meaning({ yes: true, no: false }, word);
