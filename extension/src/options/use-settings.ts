import { useEffect, useState } from "preact/hooks";
import { loadSettings, onSettingsChanged, type Settings } from "../shared/settings";

/** The settings as they are kept, and whenever they change; null: not read yet. */
export function useSettings(): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    const load = () => void loadSettings().then(setSettings);
    load();
    return onSettingsChanged(load);
  }, []);
  return settings;
}
