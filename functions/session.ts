import { parseConfig } from '../shared/config/index.ts';
import { createAccess } from '../shared/runtime/access/index.ts';
import { createProvider } from '../shared/runtime/access/oidc.ts';
import { apiFunction } from '../shared/runtime/middleware/index.ts';
import { sessionRoutes } from '../shared/services/session/index.ts';
import organization from '../stethoscope.yml';

const config = parseConfig(organization);
const access = createAccess({ settings: config.access, languages: config.languages });

export const handler = apiFunction(
  'session',
  sessionRoutes({ access, provider: createProvider(access) }),
  access,
);
