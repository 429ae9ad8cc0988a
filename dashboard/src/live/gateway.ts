import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { get, post } from "../api/client";
import { newKey } from "../api/key";
import type { Refused } from "../api/problem";
import type { Chain, LogList, Me, Role } from "../api/types";

/** What is asked of the gateway as it is now: it belongs to no run, and to no moment of one. */

const ROLES: readonly Role[] = ["viewer", "operator", "admin"];

/** A role can be taken away while a page is open. */
const ME_EVERY_MS = 30_000;

export function useMe(): UseQueryResult<Me, Refused> {
  return useQuery<Me, Refused>({
    queryKey: ["me"],
    queryFn: ({ signal }) => get<Me>("/me", signal),
    refetchInterval: ({ state }) => (state.status === "error" ? false : ME_EVERY_MS),
  });
}

/** Why the one who looks may not; null if it may, or as long as nobody knows. The gateway decides either way. */
export function useRefusal(needed: Role): string | null {
  const { data } = useMe();
  return data === undefined ? null : refusal(data, needed);
}

export function refusal({ name, role }: Me, needed: Role): string | null {
  return ROLES.findIndex((one) => one === role) >= ROLES.indexOf(needed)
    ? null
    : `This needs the role ${needed}; ${name} is ${role}.`;
}

const CHAIN = ["chain"] as const;
const VERIFYING_MS = 500;
const RESTING_MS = 10_000;

export function useChain(): UseQueryResult<Chain, Refused> {
  return useQuery<Chain, Refused>({
    queryKey: CHAIN,
    queryFn: ({ signal }) => get<Chain>("/audit/chain", signal),
    refetchInterval: ({ state }) =>
      state.status === "error" ? false : state.data?.state === "VERIFYING" ? VERIFYING_MS : RESTING_MS,
  });
}

export function useVerify(): UseMutationResult<Chain, Refused, void> {
  const queries = useQueryClient();
  return useMutation<Chain, Refused, void>({
    mutationFn: () => post<Chain>("/audit/verify", {}, newKey()),
    retry: false,
    onSuccess: (chain) => queries.setQueryData(CHAIN, chain),
    onError: () => void queries.invalidateQueries({ queryKey: CHAIN }),
  });
}

const LINES_EVERY_MS = 3000;

/** @param trace 32 hex digits; null for any */
export function useLogs(level: string | null, trace: string | null): UseQueryResult<LogList, Refused> {
  const path = `/logs?limit=200${level === null ? "" : `&level=${level}`}${trace === null ? "" : `&trace=${encodeURIComponent(trace)}`}`;
  return useQuery<LogList, Refused>({
    queryKey: ["logs", path],
    queryFn: ({ signal }) => get<LogList>(path, signal),
    refetchInterval: ({ state }) => (state.status === "error" ? false : LINES_EVERY_MS),
    placeholderData: (before) => before,
  });
}
