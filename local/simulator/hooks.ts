/** Vendors that tell by themselves: a device takes its inventory, and whoever is to be told gets a request. */
import type { Company, CompanyDevice, Posture } from '../company/types.ts';

export interface HookTarget {
  url: string;
  headers: Readonly<Record<string, string>>;
}

export interface HookSender {
  /** Where it tells, as its administrator would set it. Before that it tells nobody. */
  tell(target: HookTarget): void;
  /**
   * A device takes its inventory, with these changes, and the vendor tells of it.
   *
   * @param number of the device in the company
   * @returns the status that the hook was answered with; `undefined` where nobody is told
   */
  inventory(number: number, changed?: Posture): Promise<number | undefined>;
}

/** Milliseconds that a vendor waits for an answer. */
const TIMEOUT = 20_000;

/** @param bodyOf what the vendor sends about a device that has taken its inventory */
export function createHookSender(company: Company, bodyOf: (device: CompanyDevice) => object): HookSender {
  let target: HookTarget | undefined;
  return {
    tell(wanted) {
      target = wanted;
    },
    async inventory(number, changed) {
      const device = company.report(number, changed);
      if (!device || !target) return undefined;
      const answer = await fetch(target.url, {
        method: 'POST',
        headers: { ...target.headers, 'content-type': 'application/json' },
        body: JSON.stringify(bodyOf(device)),
        signal: AbortSignal.timeout(TIMEOUT),
      });
      await answer.body?.cancel();
      return answer.status;
    },
  };
}
