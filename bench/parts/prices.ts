/** List prices of us-east-1 without any free tier, in dollars, and what a month is assumed to bring. */

export const PRICES = {
  lambda_request: 0.2 / 1e6,
  /** arm64. */
  lambda_gb_second: 0.0000133334,
  dynamodb_read: 0.125 / 1e6,
  dynamodb_write: 0.625 / 1e6,
  dynamodb_gb_month: 0.25,
  api_request: 1 / 1e6,
  /** CloudFront to North America and Europe. */
  cdn_gb: 0.085,
  cdn_request: 1 / 1e6,
  log_gb: 0.5,
  metric_month: 0.3,
  secret_month: 0.4,
} as const;

/** Of 1,000 people. */
export const MONTH = {
  people: 1_000,
  /** Everybody looks once a week. */
  views: 4_300,
  /** Share of them of which nothing is known, or that ask again. */
  live: 0.05,
  sweeps: 60,
  days: 30,
  /** Requests to the API beside the report: the session. */
  others: 1,
  /** Bytes that a request writes to the logs: what API Gateway and the function write. */
  logged: 1_500,
  /** Combinations of name and dimensions that functions write. */
  metrics: 60,
  /** Starts of functions by schedules: three sources every 5 minutes, deliveries every minute, the count. */
  ticks: 3 * 8_640 + 43_200 + 120,
  tick_seconds: 0.05,
  /** How long a vendor takes for a page, seconds. */
  vendor_page: 1,
  vendor_call: 0.5,
} as const;
