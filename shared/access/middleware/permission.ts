/** Whether the caller may do this to this person, and whether what was found is theirs to see. */
import { isLegible, visibleText } from '../../identifiers/index.ts';
import { assertTheirs, devicesAnswer, withinSize } from '../answer.ts';
import { decide } from '../decide.ts';
import type { ApiAnswer, DevicesAnswer } from '../handler.ts';
import { type MiddlewareStep, readyExchange } from './exchange.ts';

/** Letters or digits of a reason: enough to say something. */
const SHORTEST = 5;
/** Characters: not enough to store a file. */
const LONGEST = 500;

export const permission: MiddlewareStep = {
  before: ({ context }) => {
    const exchange = readyExchange(context);
    const { route, request } = exchange;
    const reason = readReason(request.headers['stethoscope-reason']);
    if (reason !== undefined) exchange.reason = reason;
    if (!request.caller) return;
    const whose = route.subject === 'person' ? request.params.who : undefined;
    exchange.capacity = decide({ route, caller: request.caller, whose, reason });
    if (exchange.capacity === 'own_only') request.only = request.caller.who;
  },
  after: (step) => {
    const exchange = readyExchange(step.context);
    if (exchange.route.shows !== 'devices' || !step.response) return;
    step.response = checked(step.response, exchange);
  },
};

/** The answer with a body, of devices that may all be shown and that fit; keeps in the exchange which these are. */
function checked(answer: ApiAnswer | DevicesAnswer, exchange: ReturnType<typeof readyExchange>): ApiAnswer {
  const { request, route } = exchange;
  const found = devicesAnswer(answer);
  const isPage = route.subject === 'person';
  const person = isPage ? request.params.who : request.only;
  if (person !== undefined) assertTheirs(found, person, isPage);
  const { answer: fits, shown } = withinSize(found);
  exchange.shown = shown;
  return fits;
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
