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

/** A page that has read its overview and hears nothing more. */
export function withLive(page: ReactNode, overview: Partial<Overview> = {}): Shown {
  const live = new Live({ fetch: () => new Promise(() => {}), random: () => 0.5 });
  const queries = new QueryClient();
  queries.setQueryData([0, "overview"], { markets: [], ...overview });
  const view = render(<Around live={live} queries={queries} page={page} />);
  return { live, view };
}
