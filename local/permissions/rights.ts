/** Which rights functions have, which they needed, and how the two fit together. Pure; proxy.ts records, tests check. */
import { type AuthorizationRequest, applies, decide, type Statement } from './policy.ts';
import type { IamRoles } from './roles.ts';

/** One action on one resource that a role allows. */
export interface Right {
  /** The function's name in AWS. */
  function: string;
  action: string;
  resource: string;
  /** The conditions of it, as JSON; empty without any. */
  when: string;
}

/** Calls of a function that are alike, and the rights that allowed them: none when they were refused. */
export interface Needed {
  function: string;
  action: string;
  resource: string;
  /** Condition keys of one of them. */
  keys: AuthorizationRequest['keys'];
  /** Numbers of the rights that it had in the role. */
  by: number[];
}

/** What one running stack gave and needed. */
export interface Usage {
  given: Right[];
  needed: Needed[];
}

/** Every right of every role, in the order of the template. Denials give none. */
export const rightsOf = (roles: IamRoles): Right[] =>
  [...roles].flatMap(([name, { statements }]) => single(statements).map((one) => rightOf(name, one)));

const rightOf = (
  name: string,
  { actions: [action = ''], resources: [resource = ''], conditions }: Statement,
): Right => ({
  ...{ function: name, action, resource },
  when: conditions.length > 0 ? JSON.stringify(conditions) : '',
});

/** What statements allow, as statements of one action and one resource; what is said twice, once. */
function single(statements: readonly Statement[]): Statement[] {
  const all = statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) =>
      statement.actions.flatMap((action) =>
        statement.resources.map((resource) => ({ ...statement, actions: [action], resources: [resource] })),
      ),
    );
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** Keeps each kind of call once. */
export class Recorder {
  readonly #roles: IamRoles;
  readonly #single = new Map<string, Statement[]>();
  readonly #needed = new Map<string, Needed>();

  constructor(roles: IamRoles) {
    this.#roles = roles;
    for (const [name, { statements }] of roles) this.#single.set(name, single(statements));
  }

  /** @param allowed whether it passed; a denial can refuse what a right allows */
  add(name: string, call: AuthorizationRequest, allowed: boolean): void {
    const rights = this.#single.get(name) ?? [];
    const by = allowed ? rights.flatMap((right, number) => (applies(right, call) ? [number] : [])) : [];
    const kind = [name, call.action, call.resource, ...by].join(' ');
    if (this.#needed.has(kind)) return;
    const { action, resource, keys } = call;
    this.#needed.set(kind, { function: name, action, resource, keys, by });
  }

  usage(): Usage {
    return { given: rightsOf(this.#roles), needed: [...this.#needed.values()] };
  }
}

/** What the calls of one stack would have met with other roles. */
export function replay(roles: IamRoles, { needed }: Usage): Usage {
  const recorder = new Recorder(roles);
  for (const call of needed) {
    const statements = roles.get(call.function)?.statements ?? [];
    recorder.add(call.function, call, decide(statements, call) === 'allowed');
  }
  return recorder.usage();
}

export interface Findings {
  /** Calls that were refused. */
  refused: Needed[];
  /** Rights without which every call would have passed as well. */
  idle: Right[];
}

/** Holds what was given against what was needed, over all stacks of a run; they have the same template. */
export function compare(usages: readonly Usage[]): Findings {
  const given = usages[0]?.given ?? [];
  const needed = usages.flatMap((usage) => usage.needed);
  const numbers = new Map<string, number>();
  const idle = given.filter((right) => {
    const number = numbers.get(right.function) ?? 0;
    numbers.set(right.function, number + 1);
    return !needed.some(
      ({ function: name, by }) => name === right.function && by.length === 1 && by[0] === number,
    );
  });
  return { refused: distinct(needed.filter(({ by }) => by.length === 0)), idle };
}

const distinct = (calls: readonly Needed[]): Needed[] => [
  ...new Map(calls.map((call) => [nameOf(call), call])).values(),
];

/** In words: `aggregator: dynamodb:Query on arn:…`. */
export const nameOf = ({ function: name, action, resource }: Right | Needed): string =>
  `${name}: ${action} on ${resource}`;
