import { useEffect, useState } from "preact/hooks";
import { allTaught, onTaughtChanged, type TaughtField } from "../shared/taught";

/** The taught fields, always as they are stored now; null until they are read. */
export function useTaught(): TaughtField[] | null {
  const [fields, setFields] = useState<TaughtField[] | null>(null);
  useEffect(() => {
    const load = () => void allTaught().then(setFields);
    load();
    return onTaughtChanged(load);
  }, []);
  return fields;
}
