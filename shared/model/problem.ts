/** RFC 9457 problem document: the shape of every error that the API answers. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /** Stable, for programs. */
  code: string;
  /** What was wrong, where and what to do; never a stack, a token or a vendor's payload. */
  detail?: string;
  request_id: string;
  /** One entry per wrong field of a request. */
  errors?: { field: string; code?: string; message: string }[];
}
