/** What a route's work answers, as the middleware sends it. */
import { withinSize } from '../../shared/access/answer.ts';
import type { ApiAnswer, DevicesAnswer, DevicesHandler } from '../../shared/access/handler.ts';

/** An answer with its body; what devices rest on stays beside it. */
export function sent(answer: ApiAnswer | DevicesAnswer): ApiAnswer & Partial<Pick<DevicesAnswer, 'devices'>> {
  if (!('devices' in answer)) return answer;
  const { answer: fits, shown } = withinSize(answer);
  return { ...fits, body: JSON.parse(String(fits.body)), devices: shown };
}

/** Work that answers this body about devices of the person in the path. */
export const theirs =
  (work: (request: Parameters<DevicesHandler>[0]) => Promise<ApiAnswer>): DevicesHandler =>
  async (request) => {
    const { body, ...answer } = await work(request);
    const basis = [{ owners: [request.params.who ?? ''], claimed_for: [] }];
    const device = { device_id: 'd1', body: undefined, worst: 'ok' as const, basis };
    return { ...answer, devices: [device], around: () => body };
  };
