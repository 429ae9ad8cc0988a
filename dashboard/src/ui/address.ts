import { useCallback, useSyncExternalStore } from "react";

/** What is open and chosen lives in the address: a copied address shows somebody else the same. */

const CHANGED = "sapphire:address";

function subscribe(changed: () => void): () => void {
  window.addEventListener("popstate", changed);
  window.addEventListener(CHANGED, changed);
  return () => {
    window.removeEventListener("popstate", changed);
    window.removeEventListener(CHANGED, changed);
  };
}

const read = (name: string): string | null => new URLSearchParams(window.location.search).get(name);

function write(name: string, value: string | null): void {
  const address = new URL(window.location.href);
  if (value === null) {
    address.searchParams.delete(name);
  } else {
    address.searchParams.set(name, value);
  }
  if (address.href !== window.location.href) {
    window.history.pushState(null, "", address);
    window.dispatchEvent(new Event(CHANGED));
  }
}

export function useParameter(name: string): readonly [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(subscribe, () => read(name));
  return [value, useCallback((next: string | null) => write(name, next), [name])];
}

/** The gateway already took it out of the address; where it is not the gateway that serves the page, this does. */
export function forgetToken(): void {
  const address = new URL(window.location.href);
  if (address.searchParams.has("token")) {
    address.searchParams.delete("token");
    window.history.replaceState(null, "", address);
  }
}
