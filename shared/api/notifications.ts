/** What asks people, what they say, and how bringing their answers out is going. */
import * as z from 'zod';
import { Contact } from './common.ts';
import { address, count, email, time } from './values.ts';

export const NotificationFact = z.object({
  label: z.string(),
  value: z.string(),
});

export const NotificationAction = z.object({
  id: z.string(),
  label: z.string(),
  style: z.enum(['primary', 'secondary', 'alarm']).default('secondary'),
  comment: z.enum(['none', 'optional', 'required']).default('none'),
});

export const NotificationLink = z.object({
  label: z.string(),
  url: address(),
});

export const NewNotification = z.object({
  id: z.string().max(128).describe("The sender's own; sent again, it is the same one."),
  recipient: email(),
  type: z.string().default('simple'),
  title: z.string().max(150),
  message: z.string().max(2000).describe('A small part of Markdown.').exactOptional(),
  time: time().exactOptional(),
  severity: z.enum(['info', 'warning', 'critical']).default('info'),
  facts: z.array(NotificationFact).max(20).exactOptional(),
  actions: z.array(NotificationAction).min(1).max(4).exactOptional(),
  link: NotificationLink.exactOptional(),
  expires: time().exactOptional(),
});
export type NewNotification = z.infer<typeof NewNotification>;

export const NotificationsSent = z.union([
  NewNotification,
  z.object({
    notifications: z.array(NewNotification).min(1).max(100),
  }),
]);
export type NotificationsSent = z.infer<typeof NotificationsSent>;

export const Taken = z.object({
  status: z
    .enum(['created', 'exists', 'conflict', 'too_many_open', 'invalid'])
    .describe('`too_many_open`: as many wait for the person as may; nothing was stored.'),
  id: z.string().describe('Ours; answers carry it.').exactOptional(),
  sender_id: z.string().exactOptional(),
  errors: z
    .array(
      z.object({
        field: z.string(),
        code: z.string(),
        message: z.string(),
      }),
    )
    .exactOptional(),
});
export type Taken = z.infer<typeof Taken>;

export const TakenBatch = z.object({
  results: z.array(Taken),
});
export type TakenBatch = z.infer<typeof TakenBatch>;

export const TakenOneOrBatch = z.union([Taken, TakenBatch]);
export type TakenOneOrBatch = z.infer<typeof TakenOneOrBatch>;

export const ReportNotification = z.object({
  id: z.string(),
  type: z.string(),
  title: z.string(),
  message: z.string().exactOptional(),
  sender: z.string(),
  time: time(),
  severity: z.enum(['info', 'warning', 'critical']),
  facts: z.array(NotificationFact),
  actions: z.array(NotificationAction).min(1),
  link: NotificationLink.exactOptional(),
  expires: time(),
  answer: z
    .object({
      action: z.string(),
      comment: z.string().exactOptional(),
      at: time(),
      who: email(),
    })
    .exactOptional(),
  next: z
    .object({
      text: z.string(),
      call: Contact,
    })
    .exactOptional(),
});

export const Notifications = z.object({
  notifications: z.array(ReportNotification),
  next: z.string().describe('Give it back as `before` to get the following ones.').exactOptional(),
});
export type Notifications = z.infer<typeof Notifications>;

export const Answered = z.object({
  notification: ReportNotification,
});
export type Answered = z.infer<typeof Answered>;

export const NewAnswer = z.object({
  action: z.string(),
  comment: z.string().max(1000).exactOptional(),
});
export type NewAnswer = z.infer<typeof NewAnswer>;

export const Delivery = z.object({
  delivery_id: z.string(),
  state: z.enum(['waiting', 'parked']),
  notification_id: z.string(),
  sender: z.string(),
  sender_id: z.string(),
  answered_at: time(),
  due: time(),
  tries: count(),
  done: z.record(z.string(), time()).describe('Where it has arrived, and when.'),
  error: z.object({ target: z.string(), code: z.string(), at: time() }).exactOptional(),
});
export type Delivery = z.infer<typeof Delivery>;

export const Deliveries = z.object({
  parked: count().describe('Given up; `cli deliveries replay` tries them again.'),
  waiting: count(),
  deliveries: z.array(Delivery),
  next: z.string().describe('Give it back as `before` to get the following ones.').exactOptional(),
});
export type Deliveries = z.infer<typeof Deliveries>;
