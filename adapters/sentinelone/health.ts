/** Whether an agent protects its computer. Pure. An infection says nothing of that, nor does a laptop that is off. */
import { type Fields, health, list, meaning, said, text } from '../../shared/adapter-kit/read.ts';
import type { Agent } from '../../shared/model/record.ts';

/** What an agent needs somebody to do before it protects. Others of its words are hints: a newer version, an old system. */
const NEEDED: Record<string, string> = {
  unprotected: 'unprotected',
  user_action_needed: 'user action needed',
  incompatible_os: 'incompatible operating system',
  reboot_needed: 'reboot needed',
  reboot_required: 'reboot needed',
  rebootless_without_dynamic_detection: 'reboot needed',
  ne_not_running: 'network extension not running',
  ne_cf_not_active: 'network filter not active',
};

/** `na` is how it says that all is normal; words that nobody has described say nothing. */
const operating = (state: unknown): boolean | undefined => {
  const word = text(state)?.toLowerCase();
  if (word === 'na') return true;
  return word !== undefined && /disabled|error|corruption/.test(word) ? false : undefined;
};

/** @param isMac only there an agent needs to be given permissions */
export function healthOf(agent: Fields, isMac: boolean): Pick<Agent, 'healthy' | 'problem'> {
  const works = operating(agent.operationalState);
  const protects = meaning({ protect: true, detect: false }, agent.mitigationMode);
  const needs = list(agent.userActionsNeeded).flatMap((word) => meaning(NEEDED, word) ?? []);
  const permissions = isMac ? list(agent.missingPermissions).filter((word) => said(word) !== undefined) : [];
  const problems = [
    ...(works === false ? [String(text(agent.operationalState)).replaceAll('_', ' ')] : []),
    ...(protects === false ? ['detect only'] : []),
    ...needs,
    ...(permissions.length > 0 ? ['missing permissions'] : []),
  ];
  const isWhole =
    Array.isArray(agent.userActionsNeeded) && (!isMac || Array.isArray(agent.missingPermissions));
  return health(problems, works && protects && isWhole);
}
