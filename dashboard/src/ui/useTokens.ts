import { useSyncExternalStore } from "react";
import { DARK, LIGHT, type Tokens } from "./tokens";

/** The colours of the scheme in force, for what is drawn on a canvas. */
export function useTokens(): Tokens {
  return useSyncExternalStore(subscribe, current);
}

function current(): Tokens {
  return document.documentElement.dataset["scheme"] === "dark" ? DARK : LIGHT;
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-scheme"] });
  return () => observer.disconnect();
}
