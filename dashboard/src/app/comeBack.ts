import type { QueryClient } from "@tanstack/react-query";
import type { Live } from "../live/live";

/** A browser has six connections per host: a page nobody looks at gives its own back. */
const HIDDEN_MS = 30_000;

/** Comes back to life at once when the network returns or somebody looks. */
export function comeBack(live: Live, queries: QueryClient): void {
  let leaving: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(leaving);
    if (document.visibilityState === "hidden") {
      leaving = setTimeout(() => live.pause(), HIDDEN_MS);
    } else {
      live.hurry();
    }
  });
  window.addEventListener("online", () => live.hurry());
  askAgainAfterOutage(live, queries);
}

/** What could not be read while the gateway was away is read once it is back. */
function askAgainAfterOutage(live: Live, queries: QueryClient): void {
  let open = false;
  live.subscribe(() => {
    const opened = live.current().stream.kind === "open";
    if (opened && !open) {
      void queries.refetchQueries({ predicate: (query) => query.state.status === "error" });
    }
    open = opened;
  });
}
