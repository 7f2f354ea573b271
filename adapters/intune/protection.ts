/** Microsoft Defender on Windows, as Intune sees it. */
import { compact, type Fields, fact, flag, instant, said, text } from '../../shared/adapter-kit/read.ts';
import type { Agent, Fact } from '../../shared/model/record.ts';

/** Flags of Graph's `windowsDefenderProductStatus` that come with a healthy one, or say what it is doing. */
const HARMLESS = /^(?:noStatus.*|.*InProgress|samplesPendingSubmission|serviceShutdown.*|windowsSMode.*)$/i;
/** Those that say that it does not do its work. Any other says neither. */
const HARMFUL =
  /(?:NotRunning|WithoutMalwareProtection|OutOfDate|Expired|NonGenuineMode|Required)$|^pending|^no(?:Quick|Full)Scan|RemediationFailed|EndOfLife/i;

const OVERDUE = ['signatureUpdateOverdue', 'quickScanOverdue', 'fullScanOverdue'] as const;

/**
 * With another vendor's protection installed Defender steps back, and reports itself as off: then nothing is told of it.
 *
 * @param state `windowsProtectionState`
 * @param at when the device last spoke to Intune, where Defender has no time of its own
 */
export function defenderOf(
  state: Fields | undefined,
  at: string | undefined,
): Fact<Record<string, Agent>> | undefined {
  if (flag(state?.malwareProtectionEnabled) !== true) return undefined;
  const reported = instant(state?.lastReportedDateTime);
  const flags = (text(state?.productStatus) ?? '').split(',').flatMap((one) => said(one) ?? []);
  const problems = problemsOf(state ?? {}, flags);
  const isWell =
    flag(state?.realTimeProtectionEnabled) === true &&
    flag(state?.signatureUpdateOverdue) === false &&
    flags.every((one) => HARMLESS.test(one));
  const healthy = problems.length > 0 ? false : isWell || undefined;
  const defender = compact<Agent>({
    present: true,
    healthy,
    problem: problems.join(', ') || undefined,
    version: said(state?.antiMalwareVersion),
    last_seen: reported,
  });
  return fact({ defender }, reported ?? at);
}

/** In Microsoft's words, which it writes as one: `avSignaturesOutOfDate`. */
function problemsOf(state: Fields, flags: readonly string[]): string[] {
  const device = said(state.deviceState);
  const names = [
    ...(flag(state.realTimeProtectionEnabled) === false ? ['realTimeProtectionOff'] : []),
    ...OVERDUE.filter((name) => flag(state[name]) === true),
    ...flags.filter((name) => HARMFUL.test(name)),
    ...(device !== undefined && /^(?:critical|.*Pending)$/i.test(device) ? [`device ${device}`] : []),
  ];
  return names.map((name) => name.replace(/[A-Z]+/g, (capital) => ` ${capital.toLowerCase()}`));
}
