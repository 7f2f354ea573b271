/** What every software practice can give, for the names by which one is known. */
import type { Row } from './practice-table.ts';

export interface Names {
  Mac: string;
  /** Absent: it comes with the system, and no list has it. */
  Windows?: string;
  /** A service on a Mac. */
  service: string;
  /** What a source may call its agent instead. */
  alias: string;
}

const other = { name: 'Slack.app', version: '4.50.1' };

/** The rows of one software practice. */
export function softwareRows(id: string, { Mac, Windows, service, alias }: Names): Row[] {
  const wantsNew = { software: { names: { Mac: [Mac] }, min_version: { Mac: '3.9' } } };
  return [
    {
      name: 'in the list of a Mac',
      platform: 'Mac',
      software: { installed: [other, { name: Mac }] },
      gives: 'ok',
    },
    Windows === undefined
      ? {
          name: 'not in the list of a Windows computer, where no list has it',
          platform: 'Windows',
          software: { installed: [other] },
          gives: 'unknown',
          code: 'no_fact',
        }
      : {
          name: 'in the list of a Windows computer, with its version',
          platform: 'Windows',
          software: { installed: [{ name: Windows.toUpperCase(), version: '4.0.2' }] },
          gives: 'ok',
          seen: 'installed, version 4.0.2',
        },
    {
      name: 'not in the list',
      platform: 'Mac',
      software: { installed: [other] },
      gives: 'nudge',
      seen: 'not in the list of installed software',
      wanted: 'installed and running',
    },
    { name: 'not in an empty list', platform: 'Mac', software: { installed: [] }, gives: 'nudge' },
    { name: 'no list of software', platform: 'Mac', software: {}, gives: 'unknown', code: 'no_fact' },
    {
      name: 'in the list of services, no list of software',
      platform: 'Mac',
      software: { services: [{ name: service }] },
      gives: 'ok',
      seen: 'in the list of services',
    },
    {
      name: 'not in the list of services, no list of software',
      platform: 'Mac',
      software: { services: [] },
      gives: 'unknown',
      code: 'no_fact',
    },
    {
      name: 'the agent reports',
      platform: 'Mac',
      facts: { agents: { [id]: { present: true, running: true, version: '3.9.1' } } },
      gives: 'ok',
      seen: 'installed, version 3.9.1',
    },
    {
      name: 'the agent reports under another name',
      platform: 'Mac',
      facts: { agents: { [alias]: { present: true } } },
      gives: 'ok',
      seen: 'installed',
    },
    {
      name: 'the agent was silent for three weeks',
      platform: 'Mac',
      facts: { agents: { [id]: { present: true, last_seen: '2026-11-02T09:00:00Z' } } },
      gives: 'ok',
      stale: true,
    },
    {
      name: 'the agent is known to be absent, whatever the list says',
      platform: 'Mac',
      facts: { agents: { [id]: { present: false } } },
      software: { installed: [{ name: Mac }] },
      gives: 'nudge',
      seen: 'not installed',
    },
    {
      name: 'the agent does not run',
      platform: 'Mac',
      facts: { agents: { [id]: { present: true, running: false } } },
      software: { installed: [{ name: Mac }] },
      gives: 'nudge',
      title: 'not_running',
      seen: 'installed, not running',
    },
    {
      name: 'the agent is not healthy',
      platform: 'Mac',
      facts: { agents: { [id]: { present: true, running: true, version: '3.9.1', healthy: false } } },
      gives: 'nudge',
      title: 'unhealthy',
      seen: 'installed, not working as it should',
      wanted: 'installed, running and working as it should',
    },
    {
      name: 'the agent is not healthy, and its source says why',
      platform: 'Windows',
      facts: { agents: { [id]: { present: true, healthy: false, problem: 'policy not applied' } } },
      gives: 'nudge',
      title: 'unhealthy',
      seen: 'installed, not working as it should: policy not applied',
    },
    {
      name: 'the agent was not healthy three weeks ago',
      platform: 'Mac',
      facts: { agents: { [id]: { present: true, healthy: false, last_seen: '2026-11-02T09:00:00Z' } } },
      gives: 'nudge',
      title: 'unhealthy',
      stale: true,
    },
    {
      name: 'the agent is healthy',
      platform: 'Mac',
      facts: { agents: { [id]: { present: true, healthy: true } } },
      gives: 'ok',
    },
    {
      name: 'the agent does not report, and another source lists it',
      platform: 'Mac',
      facts: { agents: { [id]: { present: false } } },
      software: { installed: [{ name: Mac }] },
      listed_by: 'kandji',
      gives: 'nudge',
      title: 'not_reporting',
      seen: 'installed, as kandji says, but not reporting to jamf',
      wanted: 'reporting to jamf',
    },
    {
      name: 'the agent does not report, and no other source lists it',
      platform: 'Mac',
      facts: { agents: { [id]: { present: false } } },
      software: { installed: [other] },
      listed_by: 'kandji',
      gives: 'nudge',
      seen: 'not installed',
    },
    {
      name: 'not in the list, and nobody has to have it',
      platform: 'Mac',
      setting: { software: { names: { Mac: [Mac] }, when_missing: 'na' } },
      software: { installed: [other] },
      gives: 'na',
      title: 'not_needed',
    },
    {
      name: 'old, and nobody has to have it',
      platform: 'Mac',
      setting: { software: { ...wantsNew.software, when_missing: 'na' } },
      software: { installed: [{ name: Mac, version: '3.8.1' }] },
      gives: 'nudge',
      title: 'old_version',
    },
    {
      name: 'another agent reports',
      platform: 'Mac',
      facts: { agents: { another: { present: false } } },
      gives: 'unknown',
      code: 'no_fact',
    },
    {
      name: 'a version that is new enough',
      platform: 'Mac',
      setting: wantsNew,
      software: { installed: [{ name: Mac, version: '3.10' }] },
      gives: 'ok',
    },
    {
      name: 'a version that is too old',
      platform: 'Mac',
      setting: wantsNew,
      software: { installed: [{ name: Mac, version: '3.8.1' }] },
      gives: 'nudge',
      title: 'old_version',
      wanted: 'version 3.9 or newer',
    },
    {
      name: 'a version that nobody reported',
      platform: 'Mac',
      setting: wantsNew,
      software: { installed: [{ name: Mac }] },
      gives: 'unknown',
      code: 'version_unknown',
    },
    { name: 'not collected', platform: 'Linux', gives: 'unknown', code: 'no_fact' },
    { name: 'nothing known at all', gives: 'unknown', code: 'no_platform' },
    { name: 'another kind of device', platform: 'iOS', software: { installed: [] }, gives: 'na' },
  ];
}
