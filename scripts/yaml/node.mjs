// `node --import ./scripts/yaml/node.mjs x.ts` lets `import words from './en.yml'` work.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { toModule } from './to-module.mjs';

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.yml')) return next(url, context);
    return {
      format: 'module',
      source: toModule(readFileSync(fileURLToPath(url), 'utf8')),
      shortCircuit: true,
    };
  },
});
