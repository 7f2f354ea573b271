/** Answers on their way out: to the organization's webhook and the event bus. */
export { deliveryHandler } from './handler.ts';
export { listDeliveries, replayDeliveries } from './manage.ts';
export { deliveryRoutes } from './routes.ts';
export { type DeliveryDependencies, type DeliveryRun, runDelivery } from './run.ts';
export { type DeliveryTarget, eventTarget, webhookTarget } from './targets.ts';
