import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ReportNotification } from '../../../shared/model/notification.ts';
import type { ApiResult, Failure } from '../../../web/api.ts';
import { type Answering, createAnswering } from '../../../web/notifications/answering.ts';
import { createReportStore, type ReportStore } from '../../../web/store/report.ts';
import { asking, CONFIRM, told, UNKNOWN } from '../../support/asked.ts';

type Sent = [id: string, answer: { action: string; comment?: string }];

let sent: Sent[];
let replies: ApiResult<{ notification: ReportNotification }>[];
let answering: Answering;
let reports: ReportStore;
beforeEach(() => {
  [sent, replies] = [[], []];
  answering = createAnswering(async (...call) => {
    sent.push(call);
    return replies.shift() ?? { ok: false, failure: { kind: 'network' } };
  });
  reports = createReportStore({ ask: async () => ({ ok: true, data: asking(CONFIRM, UNKNOWN) }) });
  return reports.load();
});

const [confirm, deny] = CONFIRM.actions;
const draft = () => answering.draft(CONFIRM.id);
const shown = () => reports.store.get().report?.notifications[0];

describe('an answer', () => {
  it('is saving, then saved, and part of the report from then on', async () => {
    replies.push({ ok: true, data: { notification: told(CONFIRM, 'deny', 'No.') } });
    answering.choose(CONFIRM.id, deny);
    answering.write(CONFIRM.id, ' No. ');
    const sending = answering.send(CONFIRM, reports);
    expect(draft().phase).toBe('saving');
    // A second press while it is being saved does nothing.
    await answering.send(CONFIRM, reports);
    await sending;
    expect(sent).toEqual([[CONFIRM.id, { action: 'deny', comment: 'No.' }]]);
    expect(draft()).toMatchObject({ phase: 'saved', comment: '' });
    expect(shown()?.answer?.action).toBe('deny');
  });

  it.each<Failure>([
    { kind: 'network' },
    { kind: 'signed_out' },
    { kind: 'problem', problem: { status: 500, code: 'internal' } },
    { kind: 'problem', problem: { status: 410, code: 'expired' } },
  ])('that is not saved stays as it was written, and can be sent again: %j', async (failure) => {
    replies.push({ ok: false, failure }, { ok: true, data: { notification: told(CONFIRM, 'deny') } });
    answering.choose(CONFIRM.id, deny);
    answering.write(CONFIRM.id, 'Not me.');
    await answering.send(CONFIRM, reports);
    expect(draft()).toMatchObject({ phase: 'failed', failure, chosen: deny, comment: 'Not me.' });
    expect(shown()?.answer).toBeUndefined();
    await answering.send(CONFIRM, reports);
    expect(draft().phase).toBe('saved');
    expect(sent[1]).toEqual(sent[0]);
  });

  it('that was given before, in another window, shows what was said then', async () => {
    const problem = {
      status: 409,
      code: 'already_answered' as const,
      notification: told(CONFIRM, 'confirm'),
    };
    replies.push({ ok: false, failure: { kind: 'problem', problem } });
    answering.choose(CONFIRM.id, deny);
    await answering.send(CONFIRM, reports);
    expect(draft().phase).toBe('otherwise');
    expect(shown()?.answer?.action).toBe('confirm');
  });

  it('waits for words where they are wanted, and sends none where they are not', async () => {
    if (!confirm) throw new Error('There is no action.');
    answering.choose(CONFIRM.id, { ...confirm, comment: 'required' });
    answering.write(CONFIRM.id, '  ');
    await answering.send(CONFIRM, reports);
    expect([draft().missing, sent]).toEqual([true, []]);
    answering.write(CONFIRM.id, 'Because.');
    expect(draft().missing).toBe(false);
    answering.choose(CONFIRM.id, { ...confirm, comment: 'none' });
    await answering.send(CONFIRM, reports);
    expect(sent).toEqual([[CONFIRM.id, { action: 'confirm' }]]);
  });

  it('to one notification leaves the others alone', async () => {
    answering.choose(CONFIRM.id, deny);
    expect(answering.draft(UNKNOWN.id)).toMatchObject({ phase: 'open', chosen: undefined });
  });
});
