import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, type RenderResult } from "@testing-library/react";
import type { ReactNode } from "react";
import type { Overview } from "../api/types";
import { MemoryRouter } from "react-router";
import { Live } from "../live/live";
import { PresentContext, SceneContext } from "../live/useLive";

interface Shown {
  readonly live: Live;
  readonly view: RenderResult;
}

interface AroundProps {
  readonly live: Live;
  readonly queries: QueryClient;
  readonly page: ReactNode;
}

function Around({ live, queries, page }: AroundProps) {
  return (
    <QueryClientProvider client={queries}>
      <PresentContext.Provider value={live}>
        <SceneContext.Provider value={live}>
          <MemoryRouter>{page}</MemoryRouter>
        </SceneContext.Provider>
      </PresentContext.Provider>
    </QueryClientProvider>
  );
}

/** What the gateway has answered already, by the name of the question. */
export type Answers = readonly (readonly [key: readonly unknown[], answer: unknown])[];

/** A page that has read its overview and hears nothing more. */
export function withLive(page: ReactNode, overview: Partial<Overview> = {}, answers: Answers = []): Shown {
  const live = new Live({ fetch: () => new Promise(() => {}), random: () => 0.5 });
  // What was answered is not asked again, and what was not stays open.
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } });
  queries.setQueryData([0, "overview"], { markets: [], ...overview });
  for (const [key, answer] of answers) {
    queries.setQueryData(key, answer);
  }
  const view = render(<Around live={live} queries={queries} page={page} />);
  return { live, view };
}
