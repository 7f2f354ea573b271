import { toModule } from './to-module.mjs';

export default {
  process: (text) => ({ code: toModule(text) }),
  processAsync: async (text) => ({ code: toModule(text) }),
};
