/** What the security team sees of answers on their way. */
import type { Handlers } from '../../access/handler.ts';
import type { Outbox } from '../../tables/notifications-types.ts';
import { listDeliveries } from './manage.ts';

export const deliveryRoutes = (outbox: Pick<Outbox, 'list'>): Handlers => ({
  'GET /api/v1/deliveries': async () => {
    const deliveries = await listDeliveries(outbox);
    const count = (state: string) => deliveries.filter((one) => one.state === state).length;
    return { status: 200, body: { parked: count('parked'), waiting: count('waiting'), deliveries } };
  },
});
