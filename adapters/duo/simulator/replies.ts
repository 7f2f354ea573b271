import type { Reply } from '../../../local/simulator/server.ts';

/** Duo's body of an error; the code begins with the status. */
export const fail = (code: number, message: string, detail?: string): Reply => ({
  status: Math.floor(code / 100),
  body: { stat: 'FAIL', code, message, ...(detail && { message_detail: detail }) },
});
