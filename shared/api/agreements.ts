/**
 * What the server makes and the page reads are types of the model and of services; what is promised are the schemas
 * beside this file. Here they are held against each other when the project is compiled: a field that one side lacks,
 * or a value that does not fit, is an error in this file. Nothing here exists when the program runs.
 */
import type * as z from 'zod';
import type { Account as ModelAccount } from '../model/account.ts';
import type * as activity from '../model/activity.ts';
import type { ActivityEvent as ModelEvent } from '../model/event.ts';
import type * as feed from '../model/feed.ts';
import type * as notification from '../model/notification.ts';
import type { Problem as ModelProblem } from '../model/problem.ts';
import type { Identifiers as ModelIdentifiers } from '../model/record.ts';
import type * as report from '../model/report.ts';
import type * as totals from '../model/totals.ts';
import type { Account, AccountsAnswer, ActivityEvent, ActivitySource, EventsAnswer } from './activity.ts';
import type { Directions, Identifiers, Identity, Practice, ReportDevice, Status } from './device.ts';
import type { FeedStatus } from './feeds.ts';
import type { ReportNotification } from './notifications.ts';
import type { Problem } from './problem.ts';
import type { Organization, Report, ReportSource, Verdict } from './report.ts';
import type { Summary, Totals, TotalsDay } from './totals.ts';

/** The names of all fields, at any depth. */
type Fields<Type> = Type extends readonly (infer Item)[]
  ? Fields<Item>[]
  : Type extends string | number | boolean | null | undefined
    ? 'value'
    : Type extends object
      ? { [Key in keyof Type]-?: Fields<Type[Key]> }
      : 'value';

type Same<One, Other> =
  (<Type>() => Type extends One ? 1 : 2) extends <Type>() => Type extends Other ? 1 : 2 ? true : false;

/** `true` where a value of the type is a value of the schema, and both have the same fields. */
type Agrees<Type, Schema extends z.ZodType> = [Type] extends [z.output<Schema>]
  ? Same<Fields<Type>, Fields<z.output<Schema>>>
  : false;

type Hold<_Pair extends true> = never;

export type Agreements =
  | Hold<Agrees<ModelIdentifiers, typeof Identifiers>>
  | Hold<Agrees<report.Status, typeof Status>>
  | Hold<Agrees<report.DeviceIdentity, typeof Identity>>
  | Hold<Agrees<report.Directions, typeof Directions>>
  | Hold<Agrees<report.PracticeResult, typeof Practice>>
  | Hold<Agrees<report.ReportDevice, typeof ReportDevice>>
  | Hold<Agrees<report.ReportSource, typeof ReportSource>>
  | Hold<Agrees<report.Organization, typeof Organization>>
  | Hold<Agrees<report.Verdict, typeof Verdict>>
  | Hold<Agrees<report.Report, typeof Report>>
  | Hold<Agrees<notification.ReportNotification, typeof ReportNotification>>
  | Hold<Agrees<ModelAccount, typeof Account>>
  | Hold<Agrees<ModelEvent, typeof ActivityEvent>>
  | Hold<Agrees<activity.ActivitySource, typeof ActivitySource>>
  | Hold<Agrees<activity.AccountsAnswer, typeof AccountsAnswer>>
  | Hold<Agrees<activity.EventsAnswer, typeof EventsAnswer>>
  | Hold<Agrees<ModelProblem, typeof Problem>>
  | Hold<Agrees<feed.FeedStatus, typeof FeedStatus>>
  | Hold<Agrees<totals.Totals, typeof Totals>>
  | Hold<Agrees<totals.TotalsDay, typeof TotalsDay>>
  | Hold<Agrees<totals.Summary, typeof Summary>>;
