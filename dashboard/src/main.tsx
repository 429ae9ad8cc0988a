import { QueryClient } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { again, pauseMs } from "./api/again";
import { App } from "./app/App";
import { comeBack } from "./app/comeBack";
import { Live } from "./live/live";
import { forgetToken } from "./ui/address";
import "./app/base.css";
import "./app/frame.css";
import "./ui/ui.css";
import "./stop/stop.css";
import "./panels/panels.css";
import "./panels/lists.css";
import "./panels/market/market.css";
import "./panels/story/story.css";

forgetToken();

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The stream keeps answers true; nothing is asked again for being old.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: again,
      retryDelay: pauseMs,
    },
  },
});

const live = new Live({ fetch: (...request) => fetch(...request), random: Math.random });
comeBack(live, queries);
live.start();

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App live={live} queries={queries} />
    </StrictMode>,
  );
}
