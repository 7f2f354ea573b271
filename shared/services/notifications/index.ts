/** Notifications: taken in from senders, shown to and answered by the people they ask. */

import type { ApiRequest, Handlers, RouteHandler } from '../../access/handler.ts';
import { ProblemError } from '../../access/problem.ts';
import type { Notifications } from '../../api/notifications.ts';
import { OPEN_OF_ALL, OPEN_OF_ONE } from '../../model/notification.ts';
import type { Problem } from '../../model/problem.ts';
import { v1NotificationRoutes } from '../../v1/notifications.ts';
import { answerNotification } from './answer.ts';
import { type Created, createBatch, createNotification, partsOf } from './create.ts';
import type { NotificationDependencies } from './dependencies.ts';
import { pageOfNotifications } from './page.ts';
import { presentNotification, presentNotifications } from './present.ts';

export type { CreateDependencies, NotificationDependencies } from './dependencies.ts';
export { notificationEvents } from './events.ts';
export { notificationsOfReport } from './present.ts';
export { notificationSourceHandler } from './pull.ts';

/** The routes of this function. Who may call them is decided before; see shared/access/routes.ts. */
export function notificationRoutes(dependencies: NotificationDependencies): Handlers {
  const answering: RouteHandler<'POST /api/v1/notifications/{id}/answer'> = (request) =>
    answer(request, dependencies);
  return {
    ...v1NotificationRoutes(dependencies, answering),
    'POST /api/v1/notifications': (request) => send(request, dependencies),
    'GET /api/v1/notifications/{who}': (request) => list(request, dependencies),
    'POST /api/v1/notifications/{id}/answer': answering,
  };
}

const STATUS = { created: 201, exists: 200 } as const;

async function send(
  { caller, body }: ApiRequest,
  dependencies: NotificationDependencies,
): Promise<Awaited<ReturnType<RouteHandler<'POST /api/v1/notifications'>>>> {
  if (!caller) throw new TypeError('The table of routes lets tokens only through here.');
  const sender = { kind: 'token', name: caller.who } as const;
  const parts = partsOf(body);
  if (!parts) {
    throw new ProblemError(
      400,
      'invalid_batch',
      'A batch is { "notifications": [ … ] } with 1 to 100 of them.',
      {
        errors: [{ field: 'notifications', message: 'Send a list of 1 to 100, and nothing beside it.' }],
      },
    );
  }
  if ('batch' in parts) {
    const results = await createBatch(parts.batch, sender, dependencies);
    return { status: 200, body: { results } };
  }
  const created = taken(await createNotification(parts.one, sender, dependencies));
  return { status: STATUS[created.status], body: created };
}

/** @throws ProblemError for what was not taken */
function taken(created: Created): Extract<Created, { status: 'created' | 'exists' }> {
  if (created.status === 'invalid') {
    const detail = 'The notification cannot be shown like this; see `errors`.';
    throw new ProblemError(400, 'invalid_notification', detail, { errors: created.errors });
  }
  if (created.status === 'conflict') {
    const detail = 'You have sent something else to this person under this id. Nothing was changed.';
    throw new ProblemError(409, 'id_used', detail, {
      errors: [{ field: 'id', message: 'Send each notification under an id of its own.' }],
    });
  }
  if (created.status === 'too_many_open') {
    const detail = `Nothing was stored: at most ${OPEN_OF_ONE} notifications of one sender, and ${OPEN_OF_ALL} of all, may wait for one person. There is room again when they answer, or when some expire.`;
    throw new ProblemError(429, 'too_many_open', detail);
  }
  return created;
}

async function list(
  { params, query, language }: ApiRequest,
  { table, config, now }: NotificationDependencies,
): Promise<{ status: 200; body: Notifications }> {
  const stored = await table.person(params.who ?? '');
  const all = presentNotifications(stored, { language, config, now: now() });
  return { status: 200, body: pageOfNotifications(all, query) };
}

async function answer(request: ApiRequest, dependencies: NotificationDependencies) {
  const { caller, params, body, language, log } = request;
  if (caller?.kind !== 'session') throw new TypeError('The table of routes lets sessions only through here.');
  const { outcome, notification } = await answerNotification(caller.who, params.id ?? '', body, dependencies);
  const shown = presentNotification(notification, language, dependencies.config);
  if (outcome === 'otherwise') return alreadyAnswered(request, shown);
  // The answer is safe; whatever happens to the call, the schedule delivers it.
  await dependencies.wake().catch((error: unknown) => log.error('The delivery could not be woken.', error));
  return { status: 200 as const, body: { notification: shown } };
}

/** As a problem document that carries what was said. */
function alreadyAnswered({ requestId }: ApiRequest, notification: object) {
  const problem: Problem & { notification: object } = {
    type: 'about:blank',
    title: 'Conflict',
    status: 409,
    code: 'already_answered',
    detail: 'You have answered this differently before. What you said then counts.',
    request_id: requestId,
    notification,
  };
  return { status: 409 as const, headers: { 'content-type': 'application/problem+json' }, body: problem };
}
