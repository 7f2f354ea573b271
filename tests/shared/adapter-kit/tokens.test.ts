import { describe, expect, it } from '@jest/globals';
import { keepTokens } from '../../../shared/adapter-kit/tokens.ts';

function made() {
  let time = 0;
  let asked = 0;
  let isDown = false;
  const exchange = async () => {
    asked += 1;
    if (isDown) throw new Error('down');
    return { value: `token ${asked}`, until: time + 100 };
  };
  const tokens = keepTokens(exchange, { now: () => new Date(time) });
  return {
    tokens,
    asked: () => asked,
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
    fail: (on: boolean) => {
      isDown = on;
    },
  };
}

describe('a token', () => {
  it('is asked for once by callers at the same time, and kept while it lives', async () => {
    const { tokens, asked, wait } = made();
    expect(await Promise.all([tokens.get(), tokens.get()])).toEqual(['token 1', 'token 1']);
    wait(99);
    expect(await tokens.get()).toBe('token 1');
    wait(1);
    expect([await tokens.get(), asked()]).toEqual(['token 2', 2]);
  });

  it('is forgotten once refused, but not a newer one', async () => {
    const { tokens } = made();
    const first = await tokens.get();
    tokens.discard(first);
    expect(await tokens.get()).toBe('token 2');
    tokens.discard(first);
    expect(await tokens.get()).toBe('token 2');
  });

  it('is asked for again after a failure', async () => {
    const { tokens, fail } = made();
    fail(true);
    await expect(tokens.get()).rejects.toThrow('down');
    fail(false);
    expect(await tokens.get()).toBe('token 2');
  });
});
