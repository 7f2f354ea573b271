/** What signing in and out is handed. */
import type { Access } from '../../access/index.ts';
import type { Provider } from '../../access/oidc.ts';
import type { Metrics } from '../../platform/metrics.ts';

export interface SessionDependencies {
  access: Access;
  provider: Provider;
  metrics: Metrics;
}
