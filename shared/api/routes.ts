/**
 * What each route takes and answers besides problem documents. Who may call it stands in shared/access/routes.ts.
 * Handlers and the page take types from here; docs/openapi.yml is written from it.
 */
import type * as z from 'zod';
import { V1_CONTRACT } from '../v1/contract.ts';
import { AccountsAnswer, EventsAnswer } from './activity.ts';
import { Empty } from './common.ts';
import { Health, Up } from './health.ts';
import {
  Answered,
  Deliveries,
  NewAnswer,
  Notifications,
  NotificationsSent,
  Taken,
  TakenOneOrBatch,
} from './notifications.ts';
import { Held, Looks } from './people.ts';
import { Refreshed, RefreshRequest, Report } from './report.ts';
import { Session, SignedOut } from './session.ts';
import { Summary } from './totals.ts';
import { V1Devices } from './v1.ts';

/** One route: what it takes, and what it answers by status. */
export interface Contract {
  /** JSON. */
  body?: z.ZodType;
  /** `null`: no content, see the headers. */
  answers: Readonly<Record<number, z.ZodType | null>>;
  /** The same answer as a table of text, where it is asked for. */
  csv?: true;
}

export const API = {
  'GET /healthcheck': { answers: { 200: Up, 503: Up } },
  'GET /api/v1/health': { answers: { 200: Health, 503: Up } },
  'GET /auth/signin': { answers: { 303: null } },
  'GET /auth/callback': { answers: { 303: null } },
  'POST /auth/signout': { body: Empty, answers: { 200: SignedOut } },
  'GET /api/v1/session': { answers: { 200: Session } },
  'POST /api/v1/session/stay': { body: Empty, answers: { 200: Session } },
  'GET /api/v1/report/{who}': { answers: { 200: Report } },
  'POST /api/v1/report/{who}/refresh': { body: RefreshRequest, answers: { 202: Refreshed } },
  'GET /api/v1/devices/serial/{serial}': { answers: { 200: V1Devices } },
  'GET /api/v1/devices/macaddr/{macaddr}': { answers: { 200: V1Devices } },
  'GET /api/v1/accounts/{who}': { answers: { 200: AccountsAnswer } },
  'GET /api/v1/events/{who}': { answers: { 200: EventsAnswer } },
  'GET /api/v1/me/looks': { answers: { 200: Looks } },
  'GET /api/v1/me/data': { answers: { 200: Held } },
  'POST /api/v1/notifications': { body: NotificationsSent, answers: { 200: TakenOneOrBatch, 201: Taken } },
  'GET /api/v1/notifications/{who}': { answers: { 200: Notifications } },
  'POST /api/v1/notifications/{id}/answer': { body: NewAnswer, answers: { 200: Answered } },
  'GET /api/v1/deliveries': { answers: { 200: Deliveries } },
  'GET /api/v1/summary': { answers: { 200: Summary }, csv: true },
  // The body is the vendor's own.
  'POST /hooks/{source}': { answers: { 204: null } },
  ...V1_CONTRACT,
} as const satisfies Record<string, Contract>;

export type RouteKey = keyof typeof API;

type BodyOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a route may answer when it works: a status with the body that goes with it. */
export type AnswerOf<Key extends RouteKey> = {
  [Status in keyof (typeof API)[Key]['answers'] & number]: {
    status: Status;
    body?: BodyOf<(typeof API)[Key]['answers'][Status]>;
  };
}[keyof (typeof API)[Key]['answers'] & number];
