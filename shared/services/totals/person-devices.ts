/** Each person's devices, sent on once a day: what their page shows, without the words that explain it. */
import { createHash } from 'node:crypto';
import type { Log } from '../../adapter-kit/log.ts';
import { inParallel } from '../../adapter-kit/slots.ts';
import type { PracticeResult, ReportDevice } from '../../model/report.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { type Message, type Receiver, sendToAll } from '../../platform/receivers.ts';

export interface PersonDevices {
  email: string;
  devices: readonly ReportDevice[];
}

/** People at once. */
const AT_ONCE = 8;
/** So many failures in a row mean that the receiver is away: the count of the day must not wait for it. */
const MOST_FAILURES = 5;

/**
 * A person whose message was not taken gets another one the next day; it is counted.
 *
 * @returns sends one page of people; never rejects
 */
export function createDeviceSender(
  receivers: readonly Receiver[],
  { date, at, log, metrics }: { date: string; at: Date; log: Log; metrics: Metrics },
): (people: readonly PersonDevices[]) => Promise<void> {
  let inRow = 0;
  const sendOne = async (person: PersonDevices): Promise<boolean> => {
    if (inRow >= MOST_FAILURES) return false;
    try {
      await sendToAll(receivers, idOf(person.email, date), messageOf(person, at));
      inRow = 0;
      return true;
    } catch (error) {
      inRow += 1;
      if (inRow === MOST_FAILURES)
        log.error('Devices are not sent on for now: a receiver does not take them', error);
      return false;
    }
  };
  return async (people) => {
    const sent = await inParallel(people, AT_ONCE, sendOne);
    const notSent = sent.filter((isSent) => !isSent).length;
    metrics.count('DevicesSentOn', {}, sent.length - notSent);
    metrics.count('DevicesNotSentOn', {}, notSent);
  };
}

/** The same when a page is counted a second time, and no e-mail where ids are logged. */
const idOf = (email: string, date: string): string =>
  `devices_${date}_${createHash('sha256').update(email).digest('hex').slice(0, 24)}`;

function messageOf({ email, devices }: PersonDevices, at: Date): Message {
  return {
    type: 'person.devices',
    timestamp: at.toISOString(),
    data: { user: email, devices: devices.map(deviceOf) },
  };
}

function deviceOf({ identity: _why, practices, ...device }: ReportDevice) {
  const verdicts = Object.entries(practices).map(([id, result]) => [id, verdictOf(result)] as const);
  return { ...device, practices: Object.fromEntries(verdicts) };
}

const verdictOf = ({ due, deadline, ...result }: PracticeResult) => {
  const { status, group, stale, rating, title, seen, wanted, source, last_updated } = result;
  return {
    ...{ status, group, stale, rating, title, seen, wanted, source, last_updated },
    ...(due !== undefined && { due, deadline }),
  };
};
