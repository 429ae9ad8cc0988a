import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { Candle, FactItem, Interval } from "../api/types";
import type { Live, LiveStatus } from "./live";
import type { Got } from "./store";
import type { TableName, Tables } from "./tables";
import type { ValueKey, ValueOf } from "./values";

export const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) {
    throw new Error("live data is read outside of LiveContext");
  }
  return live;
}

export function useStatus(): LiveStatus {
  const live = useLive();
  return useSyncExternalStore(
    useCallback((changed) => live.subscribe(changed), [live]),
    () => live.current(),
  );
}

export function useRows<Name extends TableName>(name: Name): readonly Tables[Name][] {
  const { store } = useLive();
  return useSyncExternalStore(
    useCallback((changed) => store.subscribe(`table:${name}`, changed), [store, name]),
    () => store.table(name).all(),
  );
}

export function useRow<Name extends TableName>(name: Name, id: string | null): Tables[Name] | undefined {
  const { store } = useLive();
  return useSyncExternalStore(
    useCallback((changed) => store.subscribe(`table:${name}`, changed), [store, name]),
    () => (id === null ? undefined : store.table(name).get(id)),
  );
}

export function useValue<Key extends ValueKey>(key: Key): Got<ValueOf<Key>> | undefined {
  const { store } = useLive();
  return useSyncExternalStore(
    useCallback((changed) => store.subscribe(`value:${key}`, changed), [store, key]),
    () => store.latest(key),
  );
}

export function useFacts(): readonly FactItem[] {
  const { store } = useLive();
  return useSyncExternalStore(
    useCallback((changed) => store.subscribe("facts", changed), [store]),
    () => store.allFacts(),
  );
}

export function useCandles(symbol: string, interval: Interval): readonly Candle[] {
  const { store } = useLive();
  return useSyncExternalStore(
    useCallback((changed) => store.subscribe(`candles:${symbol}:${interval}`, changed), [store, symbol, interval]),
    () => store.allCandles(`${symbol}:${interval}`),
  );
}

/** performance.now(), again every so many milliseconds: for what ages on the screen. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
