import type { Reply } from '../../../local/simulator/server.ts';

/** The error body of the Jamf Pro API (`ApiError`). */
export function apiError(status: number, code?: string, field = '', description = ''): Reply {
  const errors = code === undefined ? [] : [{ code, field, description, id: '0' }];
  return { status, body: { httpStatus: status, errors } };
}
