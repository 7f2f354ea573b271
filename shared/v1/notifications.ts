/** Notifications on the paths and in the shapes of the first Stethoscope. */
import * as z from 'zod';
import { leftOutHeader } from '../access/answer.ts';
import type { ApiRequest, Handlers, RouteHandler } from '../access/handler.ts';
import { notificationId } from '../access/notification-id.ts';
import { ProblemError } from '../access/problem.ts';
import type { ReportNotification } from '../model/notification.ts';
import { fitting, LARGEST_LIST } from '../platform/size.ts';
import type { NotificationDependencies } from '../services/notifications/dependencies.ts';
import { presentNotifications } from '../services/notifications/present.ts';

type Answering = RouteHandler<'POST /api/v1/notifications/{id}/answer'>;

/** @param answer the work of `POST /api/v1/notifications/{id}/answer` */
export function v1NotificationRoutes(dependencies: NotificationDependencies, answer: Answering): Handlers {
  return {
    'GET /api/v1/notifications/merged/{who}': async (request) =>
      listed(await openOnes(request, dependencies)),
    'GET /api/v1/notifications/{source}/email/{who}': async (request) => {
      const all = await openOnes(request, dependencies);
      return listed(all.filter(({ sender }) => sender === request.params.source));
    },
    'POST /api/v1/feedback/{plugin}': (request) => giveFeedback(request, answer),
  };
}

/** As many as fit; the header says how many do not. */
function listed(all: readonly ReportNotification[]) {
  const body = fitting(all.map(toV1), LARGEST_LIST);
  return { status: 200 as const, headers: leftOutHeader(all.length - body.length), body };
}

/** Its reader asks about each, so what is answered is left out. Newest first. */
async function openOnes(
  { params, language }: ApiRequest,
  { table, config, now }: NotificationDependencies,
): Promise<ReportNotification[]> {
  const stored = await table.person(params.who ?? '');
  return presentNotifications(stored, { language, config, now: now() })
    .filter(({ answer }) => answer === undefined)
    .sort((a, b) => Date.parse(b.time) - Date.parse(a.time));
}

/** Its reader shows the type `simple`, as plain text; an organization's own handlers know the other types. */
function toV1(notification: ReportNotification) {
  const { id, type, title, message, sender, time, severity, actions, expires } = notification;
  return {
    _id: id,
    id,
    type,
    title,
    message: message === undefined ? title : `${title}\n${message}`,
    source: sender,
    timestamp: time,
    severity,
    actions: actions.map((action) => action.id),
    expires,
  };
}

const text = (what: string) => z.string({ error: what });

const ID = 'Write the id of the notification.';

const Feedback = z.object({
  id: text(ID).refine((id) => notificationId(id) !== undefined, { error: ID }),
  feedback: text('Write the id of one of the actions.'),
  notes: text('Write a text; it may be empty.'),
});

/** Answers what the receiver once said: the feedback as it was passed on. */
async function giveFeedback(request: ApiRequest, answer: Answering) {
  const parsed = Feedback.safeParse(request.body ?? {});
  if (!parsed.success) throw invalid(parsed.error);
  const { id, feedback, notes } = parsed.data;
  const body = { action: feedback, ...(notes.trim() !== '' && { comment: notes }) };
  const answered = await answer({ ...request, params: { id }, body });
  if (answered.status !== 200) return answered;
  const user_id = request.caller?.who;
  const kept = { ...(user_id !== undefined && { user_id }), feedback, notes, id };
  return { status: 200 as const, body: { ...kept, source: 'stethoscope' as const } };
}

function invalid({ issues }: z.ZodError): ProblemError {
  const errors = issues.map(({ path, message }) => ({ field: path.join('.') || '(whole)', message }));
  return new ProblemError(400, 'invalid_feedback', 'The feedback cannot be kept like this.', { errors });
}
