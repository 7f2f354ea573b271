/** A host or an assessment without one of its parts invents no fact and turns no verdict. */
import { describe, expect, it } from '@jest/globals';
import { toRecord } from '../../../adapters/crowdstrike/schema.ts';
import { toAssessment, toHost } from '../../../adapters/crowdstrike/simulator/host.ts';
import { makeCompany } from '../../../local/company/index.ts';
import { expectNothingInvented } from '../../support/emptied.ts';
import { recording } from '../../support/recordings.ts';

interface Both {
  host?: unknown;
  assessment?: unknown;
}
const read = (payload: unknown) => {
  const { host, assessment } = (payload ?? {}) as Both;
  return toRecord(host, assessment);
};
/** Without its id nobody can tell which host it is: it is dropped. */
const IDENTITY = /^host(\.device_id)?$/;
const hostIn = (answer: Record<string, unknown>) => ({ host: (answer.resources as unknown[])[0] });
const WHAT = 'loses no host, invents no fact and turns no verdict';

describe('without one of its parts', () => {
  it('what the simulator sends', () => {
    const mac = makeCompany({ people: 1, now: new Date('2026-11-23T09:00:00Z') }).device(1);
    expect(mac).toBeDefined();
    if (mac) expectNothingInvented({ host: toHost(mac), assessment: toAssessment(mac) }, read, IDENTITY);
  });

  recording(
    'more/crowdstrike/devices-v2-mac-zta-host.json',
    (answer) => expectNothingInvented(hostIn(answer), read, IDENTITY),
    WHAT,
  );
  recording(
    'more/crowdstrike/zta-assessment-mac.json',
    (answer) => {
      const { host: assessment } = hostIn(answer);
      const host = { device_id: '1', last_seen: '2023-05-22T17:20:01Z', platform_name: 'Mac' };
      expectNothingInvented({ host, assessment }, read, IDENTITY);
    },
    WHAT,
  );
});
