/** How a request fails. */

/** Every code that the API answers. Stable: programs go by them, and docs/api.md explains each. */
export const PROBLEM_CODES = [
  'address_too_long',
  'already_answered',
  'answer_too_large',
  'body_too_large',
  'cross_site',
  'email_foreign',
  'email_missing',
  'email_unverified',
  'expired',
  'hook_refused',
  'id_used',
  'internal',
  'invalid_answer',
  'invalid_batch',
  'invalid_cursor',
  'invalid_email',
  'invalid_feedback',
  'invalid_format',
  'invalid_id',
  'invalid_json',
  'invalid_macaddr',
  'invalid_notification',
  'invalid_plugin',
  'invalid_serial',
  'invalid_source',
  'json_required',
  'method_not_allowed',
  'missing_scope',
  'no_such_route',
  'no_such_source',
  'not_allowed',
  'not_found',
  'not_signed_in',
  'not_supported',
  'not_through_the_site',
  'provider_unreachable',
  'reason_required',
  'sign_in_expired',
  'sign_in_refused',
  'sources_unavailable',
  'too_many_open',
  'too_often',
  'too_slow',
  'unavailable',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** RFC 9457 problem document: the shape of every error that the API answers. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  code: ProblemCode;
  /** What was wrong, where and what to do; never a stack, a token or a vendor's payload. */
  detail?: string;
  request_id: string;
  /** One entry per wrong field of a request. */
  errors?: { field: string; code?: string; message: string }[];
}
