// Loaded before serverless-offline: functions run as in Lambda (runner.ts), not as its own runner has them.
import { registerHooks } from 'node:module';

const REPLACED =
  /\/serverless-offline\/src\/lambda\/handler-runner\/worker-thread-runner\/WorkerThreadRunner\.js$/;
const RUNNER = new URL('./runner.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return REPLACED.test(found.url)
      ? { url: RUNNER, format: 'module-typescript', shortCircuit: true }
      : found;
  },
});
