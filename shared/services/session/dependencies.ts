/** What signing in and out is handed. */
import type { Access } from '../../runtime/access/index.ts';
import type { Provider } from '../../runtime/access/oidc.ts';

export interface SessionDependencies {
  access: Access;
  provider: Provider;
}
