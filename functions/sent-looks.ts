import { createHttp } from '../shared/adapter-kit/http.ts';
import { config } from '../shared/config/organization.ts';
import { systemClock } from '../shared/platform/clock.ts';
import { createEvents } from '../shared/platform/events.ts';
import { createLog } from '../shared/platform/log.ts';
import { createMetrics } from '../shared/platform/metrics.ts';
import { createSecrets } from '../shared/platform/secrets.ts';
import { createReceivers } from '../shared/services/receivers/index.ts';
import { looksHandler } from '../shared/services/receivers/looks.ts';
import { createLookOutbox } from '../shared/tables/look-outbox.ts';

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
