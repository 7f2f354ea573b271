// One container of a function: loads its bundle once and answers one event at a time. Started by runner.ts.
import { parentPort, workerData } from 'node:worker_threads';

const { default: InProcessRunner } = await import(workerData.inProcessRunner);
const runner = new InProcessRunner(workerData, process.env);

parentPort.on('message', async ({ event, context, port }) => {
  try {
    port.postMessage({ result: await runner.run(event, context) });
  } catch (error) {
    // Whatever was thrown, also what is no Error or cannot be sent as it is.
    const { message = String(error), name = 'Error', stack = '' } = error ?? {};
    port.postMessage({ error: { message, name, stack } });
  }
  port.close();
});
