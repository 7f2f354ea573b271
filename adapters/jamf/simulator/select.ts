/** Finds devices without looking at all of them, where the filter allows it: the company may be large. */

import { BadFilter, type Comparison, type Filter, matches } from './rsql.ts';
import type { Inventory } from './shape.ts';

type Numbers = Int32Array | number[];
/** `exact`: all of them match, none has to be looked at. */
interface Narrowed {
  numbers: Numbers;
  exact: boolean;
}

/** Numbers of the devices that match, in the order asked for. @throws BadFilter */
export function select(
  inventory: Inventory,
  filter: Filter | undefined,
  sort: string,
  textualIds: boolean,
): Numbers {
  const found = filter ? matching(inventory, filter, textualIds) : inventory.numbers();
  return sorted(inventory, found, sort, textualIds);
}

function matching(inventory: Inventory, filter: Filter, textualIds: boolean): Numbers {
  const { numbers, exact } = textualIds ? all(inventory) : narrow(inventory, filter);
  if (exact) return numbers;
  return numbers.filter((number) => matches(filter, reader(inventory, number, textualIds)));
}

const all = (inventory: Inventory): Narrowed => ({ numbers: inventory.numbers(), exact: false });

function reader(inventory: Inventory, number: number, textualIds = false) {
  const id = inventory.idOf(number);
  return (field: string) => {
    if (field === inventory.idField) return textualIds ? String(id) : id;
    const read = inventory.fields[field];
    if (!read) throw new BadFilter(`${field} cannot be filtered by.`);
    const device = inventory.company.device(number);
    return device && read(device);
  };
}

function narrow(inventory: Inventory, filter: Filter): Narrowed {
  if ('and' in filter) {
    const parts = filter.and.map((part) => narrow(inventory, part));
    const smallest = parts.reduce((one, other) => (other.numbers.length < one.numbers.length ? other : one));
    return { numbers: smallest.numbers, exact: false };
  }
  if ('or' in filter) {
    const parts = filter.or.map((part) => narrow(inventory, part));
    if (!parts.every(({ exact }) => exact)) return all(inventory);
    return { numbers: [...new Set(parts.flatMap(({ numbers }) => [...numbers]))], exact: true };
  }
  return narrowComparison(inventory, filter);
}

function narrowComparison(inventory: Inventory, { field, operator, values }: Comparison): Narrowed {
  const [value = ''] = values;
  if (field === inventory.idField && operator === '=gt=') {
    const numbers = inventory.numbers();
    return { numbers: numbers.subarray(firstAfter(numbers, inventory.numberOf(Number(value)))), exact: true };
  }
  const part = /^\*([^*]+)\*$/.exec(value)?.[1]?.toLowerCase();
  const lookup = part === undefined ? inventory.lookups[field] : inventory.parts[field];
  if (!lookup || operator !== '==' || (part === undefined && value.includes('*'))) return all(inventory);
  const known = inventory.numbers();
  const found = lookup(part ?? value).map(({ number }) => number);
  const here = found.filter((number) => known[firstAfter(known, number - 1)] === number);
  return {
    numbers: here.filter((number) => matches({ field, operator, values }, reader(inventory, number))),
    exact: true,
  };
}

/** Where the first number greater than `number` is, by halves. */
function firstAfter(numbers: Int32Array, number: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > number) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** By id, or by name as the server does when nobody asks. Typed arrays are parts of the inventory: ascending already. */
function sorted(inventory: Inventory, numbers: Numbers, sort: string, textualIds: boolean): Numbers {
  const [field, direction] = (
    sort || `${inventory.idField === 'id' ? 'general.name' : 'displayName'}:asc`
  ).split(':');
  if (!field) return numbers;
  const byId = field === inventory.idField;
  if (byId && direction !== 'desc' && !textualIds && numbers instanceof Int32Array) return numbers;
  const key = (number: number) => String(reader(inventory, number, textualIds)(field) ?? '');
  const order = [...numbers].sort((a, b) => (byId && !textualIds ? a - b : compareText(key(a), key(b))));
  return direction === 'desc' ? order.reverse() : order;
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
