import { useCallback } from "react";
import { useNavigate, useSearchParams } from "react-router";

/** What is open and chosen lives in the address: a copied address shows somebody else the same. */

export function useParameter(name: string): readonly [string | null, (value: string | null) => void] {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (value: string | null) => {
      setSearch((before) => {
        const after = new URLSearchParams(before);
        if (value === null) {
          after.delete(name);
        } else {
          after.set(name, value);
        }
        return after;
      });
    },
    [name, setSearch],
  );
  return [search.get(name), set];
}

/** What one looks at wherever one goes: the market, and the moment. */
const CARRIED: readonly string[] = ["symbol", "at"];

/** @param own parameters of the page gone to, as in an address */
export function carried(search: URLSearchParams, own = ""): string {
  const next = new URLSearchParams(own);
  for (const name of CARRIED) {
    const value = search.get(name);
    if (value !== null && !next.has(name)) {
      next.set(name, value);
    }
  }
  return next.size === 0 ? "" : `?${next}`;
}

/** Goes to another page as its link would. */
export function useGo(): (to: string) => void {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  return useCallback(
    (to: string) => {
      const [pathname = "", own] = to.split("?", 2);
      void navigate({ pathname, search: carried(search, own) });
    },
    [navigate, search],
  );
}

/** The gateway already took it out of the address; where it is not the gateway that serves the page, this does. */
export function forgetToken(): void {
  const address = new URL(window.location.href);
  if (address.searchParams.has("token")) {
    address.searchParams.delete("token");
    window.history.replaceState(null, "", address);
  }
}
