/** Asks for something about the reader, and asks again as long as the answer says that more is to come. */
import { useEffect, useState } from 'preact/hooks';
import type { ApiResult } from '../api.ts';

/** After so many questions the page rests: whoever waits longer can open it again. */
const MOST = 10;

/** @param ask a function that stays the same */
export function useAsked<Data extends { retry_after?: number }>(
  ask: () => Promise<ApiResult<Data>>,
): ApiResult<Data> | undefined {
  const [answer, setAnswer] = useState<ApiResult<Data>>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = MOST;
    let gone = false;
    const next = async () => {
      const found = await ask();
      if (gone) return;
      setAnswer(found);
      left -= 1;
      const wait = found.ok ? found.data.retry_after : undefined;
      if (wait !== undefined && left > 0) timer = setTimeout(() => void next(), wait * 1000);
    };
    void next();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [ask]);
  return answer;
}
