import { useCallback, useSyncExternalStore } from "react";
import { usePresent } from "../live/useLive";

interface End {
  readonly run: string | null;
  /** Sequence of the last event the gateway has read. */
  readonly seq: number | null;
}

/** Where the log ends now, whatever moment the page looks at. */
export function useEnd(): End {
  const { store } = usePresent();
  const system = useSyncExternalStore(
    useCallback((changed) => store.subscribe("value:system", changed), [store]),
    () => store.latest("system"),
  );
  return { run: system?.value.run?.runId ?? null, seq: system?.value.seq ?? null };
}
