const module = 'export default new Proxy({}, { get: (_, name) => String(name) });';

/** CSS modules in unit tests: every class is called by its own name. */
export default {
  process: () => ({ code: module }),
  processAsync: async () => ({ code: module }),
};
