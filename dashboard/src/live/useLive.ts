import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { Candle, FactItem, Interval } from "../api/types";
import type { Live, LiveStatus } from "./live";
import type { Scene } from "./scene";
import type { Got } from "./store";
import type { TableName, Tables } from "./tables";
import type { ValueKey, ValueOf } from "./values";

/** The connection itself: what is said of now, whatever the page looks at. */
export const PresentContext = createContext<Live | null>(null);

/** What the page looks at. */
export const SceneContext = createContext<Scene | null>(null);

export function usePresent(): Live {
  return given(useContext(PresentContext));
}

export function useScene(): Scene {
  return given(useContext(SceneContext));
}

function given<Context>(context: Context | null): Context {
  if (context === null) {
    throw new Error("live data is read outside of its context");
  }
  return context;
}

export function useStatus(): LiveStatus {
  const scene = useScene();
  return useSyncExternalStore(
    useCallback((changed) => scene.subscribe(changed), [scene]),
    () => scene.current(),
  );
}

export function useRows<Name extends TableName>(name: Name): readonly Tables[Name][] {
  const { store } = useScene();
  return useSyncExternalStore(
    useCallback((changed) => store.subscribe(`table:${name}`, changed), [store, name]),
    () => store.table(name).all(),
  );
}

export function useRow<Name extends TableName>(name: Name, id: string | null): Tables[Name] | undefined {
  const { store } = useScene();
  return useSyncExternalStore(
    useCallback((changed) => store.subscribe(`table:${name}`, changed), [store, name]),
    () => (id === null ? undefined : store.table(name).get(id)),
  );
}

export function useValue<Key extends ValueKey>(key: Key): Got<ValueOf<Key>> | undefined {
  const { store } = useScene();
  return useSyncExternalStore(
    useCallback((changed) => store.subscribe(`value:${key}`, changed), [store, key]),
    () => store.latest(key),
  );
}

export function useFacts(): readonly FactItem[] {
  const { store } = useScene();
  return useSyncExternalStore(
    useCallback((changed) => store.subscribe("facts", changed), [store]),
    () => store.allFacts(),
  );
}

export function useCandles(symbol: string, interval: Interval): readonly Candle[] {
  const { store } = useScene();
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
