/** Software practices: the agent is there and runs. They differ only in names, so an organization can add its own. */
import { type Agent, PLATFORMS, type Platform, type Software } from '../model/record.ts';
import { compareVersions, parseVersion } from '../releases/versions.ts';
import { hasLookedFor, lookFor } from './looked-for.ts';
import { nameMatcher, namesOf, platformMatcher } from './name-matcher.ts';
import { practiceOptions } from './options.ts';
import { noFact } from './outcomes.ts';
import { say } from './render.ts';
import type { NamedSoftware } from './software-spec.ts';
import { definePractice, type Known, type Outcome, type Practice, type PracticeContext } from './types.ts';

/** An agent that was silent for longer may be gone. */
const MAX_AGE_DAYS = 14;

interface Found {
  name: string;
  version?: string;
}

/**
 * Makes a practice from names.
 *
 * @param id its key in stethoscope.yml and in the words
 * @param optional it is off until the organization has an entry for it
 */
export function softwarePractice(id: string, spec: NamedSoftware, optional?: true): Practice {
  const isAgent = nameMatcher([id, ...(spec.agents ?? [])]);
  const agentIn = (agents: Readonly<Record<string, Agent>>): Agent | undefined =>
    Object.entries(agents).find(([name]) => isAgent(name))?.[1];
  const isInstalled = platformMatcher(spec.names);
  const isService = platformMatcher(spec.services);
  const look = lookFor(spec);
  const isListed = (platform: Platform | undefined) =>
    platform !== undefined && namesOf(spec.names, platform).length > 0;
  const installedIn = ({ installed }: Software, { platform }: PracticeContext): Found | undefined =>
    installed?.find(({ name }) => isInstalled(platform)(name));
  const serviceIn = ({ services }: Software, { platform }: PracticeContext): Found | undefined =>
    services?.find(({ name }) => isService(platform)(name));

  const describeAgent = (agent: Agent | undefined) => {
    if (!agent?.present) return say('absent');
    if (agent.running === false) return say('not_running');
    if (agent.healthy === false)
      return agent.problem ? say('unhealthy_because', { problem: agent.problem }) : say('unhealthy');
    return agent.version ? say('present_version', { version: agent.version }) : say('present');
  };
  const describeSoftware = (software: Software, context: PracticeContext) => {
    const found = installedIn(software, context);
    if (found?.version) return say('present_version', { version: found.version });
    if (found) return say('in_inventory');
    if (serviceIn(software, context)) return say('in_services');
    return software.installed ? say('not_in_inventory') : say('no_inventory');
  };

  /** The software is there: what remains is whether it is new enough. */
  const present = <Base extends 'agents' | 'software'>(
    rests: { basis: Base; at?: string; seen: ReturnType<typeof say> },
    version: string | undefined,
    platform: Platform | undefined,
  ): Outcome<Base> => {
    const wanted = platform && spec.min_version?.[platform];
    if (!wanted) return { ...rests, verdict: 'pass' };
    const [have, need] = [parseVersion(version), parseVersion(wanted)];
    if (!have || !need) return { ...rests, verdict: 'unknown', code: 'version_unknown' };
    return compareVersions(have, need) >= 0
      ? { ...rests, verdict: 'pass' }
      : {
          ...rests,
          verdict: 'fail',
          variant: 'old_version',
          wanted: say('wanted_version', { version: wanted }),
        };
  };

  const judgeAgent = (agent: Agent, version: string | undefined, platform: Platform | undefined) => {
    const rests = { basis: 'agents', seen: describeAgent(agent) } as const;
    if (!agent.present) return { ...rests, verdict: 'fail', wanted: say('wanted') } as const;
    if (agent.running === false)
      return { ...rests, verdict: 'fail', variant: 'not_running', wanted: say('wanted') } as const;
    // A silent agent is as old as the last thing that it said.
    const dated = { ...rests, ...(agent.last_seen && { at: agent.last_seen }) };
    return agent.healthy === false
      ? ({ ...dated, verdict: 'fail', variant: 'unhealthy', wanted: say('wanted_healthy') } as const)
      : present(dated, version, platform);
  };

  /** What its console misses while another system lists it: installing it once more is not what helps first. */
  const unreported = (
    agents: Known<'agents'>,
    software: Known<'software'> | undefined,
    context: PracticeContext,
  ) => {
    if (!software || software.source === agents.source || !installedIn(software.value, context))
      return undefined;
    const console = context.label(agents.source);
    return {
      verdict: 'fail',
      basis: 'agents',
      variant: 'not_reporting',
      seen: say('not_reporting', { source: context.label(software.source), console }),
      wanted: say('wanted_reporting', { console }),
    } as const;
  };

  /** Of names that were never looked for, what was found by chance is there; nothing is known to be missing or old. */
  const judgeSoftware = (software: Software, context: PracticeContext): Outcome<'software'> => {
    const found = installedIn(software, context);
    const isWhole = hasLookedFor(software, look);
    const rests = { basis: 'software', seen: describeSoftware(software, context) } as const;
    if (found || serviceIn(software, context)) {
      const outcome = present(rests, found?.version, context.platform);
      return outcome.verdict === 'fail' && !isWhole ? noFact : outcome;
    }
    // A list that was never taken, or trimmed to other names, says nothing about what is missing from it; nor does one of
    // a device of which nobody knows whether the software is made for it, or where it comes with the system.
    if (!software.installed || !isWhole || !isListed(context.platform)) return noFact;
    if (spec.when_missing === 'na') return { verdict: 'na', variant: 'not_needed' };
    return { ...rests, verdict: 'fail', wanted: say('wanted') };
  };

  const versionIn = (software: Software | undefined, context: PracticeContext): string | undefined =>
    software && hasLookedFor(software, look) ? installedIn(software, context)?.version : undefined;

  return definePractice({
    id,
    rating: 'suggested',
    platforms: PLATFORMS.filter((platform) => spec.names[platform]),
    facts: ['agents', 'software'],
    options: practiceOptions({}, MAX_AGE_DAYS),
    template: 'software',
    ...(optional && { optional }),
    software: spec,
    uses: {
      titles: ['not_running', 'unhealthy', 'not_reporting', 'old_version', 'not_needed'],
      unknown: ['version_unknown'],
      phrases: [
        'present',
        'present_version',
        'absent',
        'not_running',
        'unhealthy',
        'unhealthy_because',
        'not_reporting',
        'in_inventory',
        'in_services',
        'not_in_inventory',
        'no_inventory',
        'wanted',
        'wanted_healthy',
        'wanted_reporting',
        'wanted_version',
      ],
    },
    describe: { agents: (agents) => describeAgent(agentIn(agents)), software: describeSoftware },
    part: (basis, value, context) =>
      basis === 'agents'
        ? agentIn(value as Record<string, Agent>)
        : (installedIn(value as Software, context) ??
          serviceIn(value as Software, context) ??
          (hasLookedFor(value as Software, look) ? null : undefined)),
    evaluate({ agents, software }, _options, context) {
      const agent = agents && agentIn(agents.value);
      if (agents && agent?.present === false)
        return unreported(agents, software, context) ?? judgeAgent(agent, undefined, context.platform);
      if (agent)
        return judgeAgent(agent, agent.version ?? versionIn(software?.value, context), context.platform);
      return software ? judgeSoftware(software.value, context) : noFact;
    },
  });
}
