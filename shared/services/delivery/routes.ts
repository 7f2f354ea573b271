/** What the security team sees of answers on their way. */
import type { Handlers } from '../../access/handler.ts';
import type { Outbox } from '../../tables/notifications-types.ts';
import { pageOfDeliveries } from './page.ts';

export const deliveryRoutes = (outbox: Pick<Outbox, 'from' | 'count'>): Handlers => ({
  'GET /api/v1/deliveries': async ({ query }) => {
    const [parked, waiting, page] = await Promise.all([
      outbox.count('parked'),
      outbox.count('waiting'),
      pageOfDeliveries(outbox, query),
    ]);
    return { status: 200, body: { parked, waiting, ...page } };
  },
});
