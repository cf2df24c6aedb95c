import { useCallback, useEffect, useState } from "preact/hooks";
import { type Failure, failureOf } from "../shared/failure";

/** Something that is asked of the worker. */
export type Answer<T> =
  | { kind: "asking" }
  | { kind: "known"; value: T }
  | { kind: "failed"; failure: Failure };

/** Asks when the page opens, and again whenever the returned function is called. */
export function useAnswer<T>(ask: () => Promise<T>): [answer: Answer<T>, again: () => void] {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: "asking" });
  const again = useCallback(() => {
    setAnswer({ kind: "asking" });
    ask().then(
      (value) => setAnswer({ kind: "known", value }),
      (error: unknown) => setAnswer({ kind: "failed", failure: failureOf(error, "worker_lost") }),
    );
  }, [ask]);
  useEffect(again, [again]);
  return [answer, again];
}
