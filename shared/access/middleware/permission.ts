/** Whether the caller may do this to this person, and whether what was found is theirs to see. */
import { isLegible, visibleText } from '../../identifiers/index.ts';
import { ownedAnswer } from '../answer.ts';
import { decide } from '../decide.ts';
import type { ApiAnswer } from '../handler.ts';
import { type Exchange, readyExchange, type Step } from './exchange.ts';

/** Letters or digits of a reason: enough to say something. */
const SHORTEST = 5;
/** Characters: not enough to store a file. */
const LONGEST = 500;

export const permission: Step = {
  before: ({ context }) => {
    const exchange = readyExchange(context);
    const { route, request } = exchange;
    const reason = readReason(request.headers['stethoscope-reason']);
    if (reason !== undefined) exchange.reason = reason;
    if (!request.caller) return;
    const whose = route.subject === 'person' ? request.params.who : undefined;
    exchange.standing = decide({ route, caller: request.caller, whose, reason });
  },
  after: (step) => {
    const exchange = readyExchange(step.context);
    if (exchange.route.subject !== 'device' || !step.response) return;
    step.response = onlyTheirs(step.response, exchange);
  },
};

/** For another's device exactly what a device that does not exist would get. */
function onlyTheirs(answer: ApiAnswer, { standing, request }: Exchange): ApiAnswer {
  const { owners, otherwise } = ownedAnswer(answer);
  const isTheirs = owners.includes(request?.caller?.who ?? '');
  return standing !== 'own_only' || isTheirs ? answer : otherwise;
}

/** Headers carry Latin letters only, so a page sends it percent-encoded; a program may send it plain. */
function readReason(header: string | undefined): string | undefined {
  const text = visibleText(decode(header ?? ''), LONGEST);
  return isLegible(text, SHORTEST) ? text : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
