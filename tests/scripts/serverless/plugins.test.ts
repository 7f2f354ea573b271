/** What our Serverless plugins decide; tests/integration/template.test.ts sees what becomes of it. */
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import type * as z from 'zod';
import { ADAPTER_NAMES, loadAdapter } from '../../../cli/adapters.ts';
import { settingsOf } from '../../../shared/adapter-kit/settings.ts';
import { handlers, readYaml } from '../../integration/bundle.ts';

interface Parameter {
  Type: string;
  Default: unknown;
  Description: string;
  AllowedValues?: unknown[];
  AllowedPattern?: string;
  MinValue?: number;
}
interface Limited {
  vendorLimit?: { callsAtOnce: number; perContainer: number };
  environment: Record<string, string>;
}

const require = createRequire(import.meta.url);
const { settle } = require('../../../scripts/serverless/stage-parameters.cjs') as {
  settle(parameters: Record<string, Parameter>, values: Record<string, unknown>): string[];
};
const { fill, hoursBetweenSweeps, keepWithinLimit } =
  require('../../../scripts/serverless/every-function.cjs') as {
    fill(piece: unknown, words: Record<string, unknown>): unknown;
    hoursBetweenSweeps(source?: Record<string, string>): number | undefined;
    keepWithinLimit(name: string, definition: Limited, parameter: Partial<Parameter>, isSwept: boolean): void;
  };

const parameters = (): Record<string, Parameter> => ({
  Domain: { Type: 'String', Default: '', Description: 'Name.' },
  Certificate: { Type: 'String', Default: '', Description: 'Its certificate. Needed together with Domain.' },
  Count: { Type: 'Number', Default: 0, Description: 'How many.', AllowedValues: [0, 2] },
  Budget: { Type: 'Number', Default: 50, Description: 'Dollars.', MinValue: 1 },
  Email: { Type: 'String', Default: '', Description: 'Who.', AllowedPattern: '|[^@]+@[^@]+' },
  Subnets: { Type: 'CommaDelimitedList', Default: '', Description: 'Where.' },
});

describe('stages.yml', () => {
  it("gives a stage's template its defaults", () => {
    const own = parameters();
    const values = { Domain: 'a.example.com', Certificate: 'arn:x', Count: 2, Subnets: ['s-1', 's-2'] };
    expect(settle(own, values)).toEqual([]);
    const defaults = Object.entries(own).map(([name, { Default }]) => [name, Default]);
    expect(Object.fromEntries(defaults)).toEqual({ ...values, Subnets: 's-1,s-2', Budget: 50, Email: '' });
  });

  it.each<[Record<string, unknown>, RegExp]>([
    [{ Domian: 'x' }, /^Domian: there is no such parameter\. There are: Budget, Certificate, /],
    [{ Count: 'two' }, /^Count: is not a number\. How many\.$/],
    [{ Count: 3 }, /^Count: is not one of 0, 2\./],
    [{ Budget: 0 }, /^Budget: is less than 1\./],
    [{ Email: 'nobody' }, /^Email: does not look like one\./],
    [{ Subnets: 's-1' }, /^Subnets: is not a list\./],
    [{ Domain: 5 }, /^Domain: is not a text; put it in quotes\./],
    [{ Domain: 'a.example.com' }, /^Certificate and Domain go together: give both or none\.$/],
  ])('says what is wrong with %j', (values, message) => {
    expect(settle(parameters(), values)).toEqual([expect.stringMatching(message)]);
  });
});

describe('what each function gets', () => {
  it('has its words in place of the marks, as texts and as values', () => {
    const piece = {
      __Name__Alarm: { Text: 'Source __name__ of __stage__', Hours: '__hours__', List: [1, '__name__'] },
    };
    expect(fill(piece, { name: 'jamf', Name: 'Jamf', hours: 26 })).toEqual({
      JamfAlarm: { Text: 'Source jamf of __stage__', Hours: 26, List: [1, 'jamf'] },
    });
  });

  it('is told of a sweep that is late after two intervals and the longest sweep', () => {
    expect(hoursBetweenSweeps({ sweep_every: '12h', longest_sweep: '2h' })).toBe(26);
    expect(hoursBetweenSweeps({ sweep_every: '30m', longest_sweep: '10m' })).toBe(2);
    expect(hoursBetweenSweeps({ sweep_every: '7d', longest_sweep: '1d' })).toBe(168);
    expect(hoursBetweenSweeps({ fresh_for: '1h' })).toBeUndefined();
  });
});

describe('reserved concurrency', () => {
  const choices = (callsAtOnce: number, perContainer: number, isSwept = true) => {
    const [parameter, environment]: [Partial<Parameter>, Record<string, string>] = [{ MinValue: 0 }, {}];
    keepWithinLimit(
      'source-x',
      { vendorLimit: { callsAtOnce, perContainer }, environment },
      parameter,
      isSwept,
    );
    return { ...parameter, ...environment };
  };

  it('never lets containers together call more often than the vendor takes', () => {
    expect(choices(5, 2)).toEqual({ AllowedValues: [0, 2], CALLS_AT_ONCE: '2' });
    expect(choices(20, 5)).toEqual({ AllowedValues: [0, 2, 3, 4], CALLS_AT_ONCE: '5' });
  });

  it('leaves a container free for pages beside a sweep', () => {
    expect(choices(3, 1, false)).toMatchObject({ AllowedValues: [0, 1, 2, 3] });
    expect(() => choices(5, 4)).toThrow('leaves no container for pages. Lower perContainer.');
    expect(() => keepWithinLimit('source-x', { environment: {} }, {}, true)).toThrow('has no vendorLimit');
  });

  it('counts connections that a setting gives as that setting does', async () => {
    const files = [...(await handlers()).keys()].filter((name) => name.startsWith('source-'));
    for (const name of ADAPTER_NAMES.filter((source) => files.includes(`source-${source}`))) {
      const file = (await readYaml(`adapters/${name}/function.yml`)) as Record<string, Limited>;
      const { config } = await loadAdapter(name);
      const own = settingsOf(config as z.ZodType).find((one) =>
        /^(connections|calls_at_once)$/.test(one.name),
      );
      const perContainer = file[`source-${name}`]?.vendorLimit?.perContainer;
      expect([name, own?.default ?? perContainer]).toEqual([name, perContainer]);
    }
  });
});
