import { useMutation, useQueries, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { get, remove } from "../api/client";
import { newKey } from "../api/key";
import type { Refused } from "../api/problem";
import type { Job, JobAnswer, Jobs, JobState } from "../api/types";

export type JobKind = "backtests" | "what-ifs";

/** The runner is asked, not the run: its jobs outlive what the page looks at. */
const listKey = (kind: JobKind) => ["jobs", kind] as const;
const jobKey = (kind: JobKind, id: string) => ["jobs", kind, id] as const;

const OPEN: Readonly<Record<JobState, boolean>> = {
  QUEUED: true,
  RUNNING: true,
  DONE: false,
  FAILED: false,
  CANCELLED: false,
};

export const isOpen = (job: Job): boolean => OPEN[job.state];

const WORKING_MS = 500;
const IDLE_MS = 10_000;

export function useJobs(kind: JobKind): UseQueryResult<Jobs, Refused> {
  return useQuery<Jobs, Refused>({
    queryKey: listKey(kind),
    queryFn: ({ signal }) => get<Jobs>(`/${kind}`, signal),
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) === true ? WORKING_MS : IDLE_MS),
  });
}

/** What has ended does not change any more. */
function question<Report>(kind: JobKind, id: string) {
  return {
    queryKey: jobKey(kind, id),
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      get<JobAnswer<Report>>(`/${kind}/${encodeURIComponent(id)}`, signal),
    refetchInterval: ({ state }: { readonly state: { readonly data: JobAnswer<Report> | undefined } }) =>
      state.data === undefined || isOpen(state.data.job) ? WORKING_MS : (false as const),
  };
}

export function useJob<Report>(kind: JobKind, id: string | null): UseQueryResult<JobAnswer<Report>, Refused> {
  return useQuery<JobAnswer<Report>, Refused>({ ...question<Report>(kind, id ?? ""), enabled: id !== null });
}

/** Several at once, in the order asked for; what is not answered yet is absent. */
export function useResults<Report>(kind: JobKind, ids: readonly string[]): readonly JobAnswer<Report>[] {
  return useQueries({
    queries: ids.map((id) => question<Report>(kind, id)),
    combine: (results) => results.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
}

/** Reads the list again once something began or ended. */
export function useJobsChanged(kind: JobKind): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: listKey(kind), exact: true });
}

export function useCancel(kind: JobKind): UseMutationResult<{ readonly before: JobState }, Refused, string> {
  const changed = useJobsChanged(kind);
  return useMutation({
    mutationFn: (id: string) => remove<{ readonly before: JobState }>(`/${kind}/${encodeURIComponent(id)}`, newKey()),
    retry: false,
    onSettled: changed,
  });
}
