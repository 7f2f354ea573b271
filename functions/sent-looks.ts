import { config } from '../shared/config/organization.ts';
import { systemClock } from '../shared/runtime/clock.ts';
import { createEvents } from '../shared/runtime/events.ts';
import { createHttp } from '../shared/runtime/http.ts';
import { createLog } from '../shared/runtime/log.ts';
import { createMetrics } from '../shared/runtime/metrics.ts';
import { createSecrets } from '../shared/runtime/secrets.ts';
import { createLookOutbox } from '../shared/runtime/tables/look-outbox.ts';
import { createReceivers } from '../shared/services/receivers/index.ts';
import { looksHandler } from '../shared/services/receivers/looks.ts';

const http = createHttp({ retries: 0, largestAnswer: 64 * 1024 });

export const handler = looksHandler({
  outbox: createLookOutbox(),
  receivers: createReceivers(config, 'looks', {
    ...{ http, secrets: createSecrets(), now: systemClock },
    events: () => createEvents(),
  }),
  now: systemClock,
  log: createLog('sent-looks'),
  metrics: createMetrics('sent-looks'),
});
