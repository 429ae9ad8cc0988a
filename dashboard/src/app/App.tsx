import CssBaseline from "@mui/material/CssBaseline";
import GlobalStyles from "@mui/material/GlobalStyles";
import { ThemeProvider } from "@mui/material/styles";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { BrowserRouter } from "react-router";
import { NumTip } from "../format/NumTip";
import type { Live } from "../live/live";
import { PresentContext, SceneContext } from "../live/useLive";
import { Frame } from "./Frame";
import { theme, tokenSheet } from "./theme";

/** Where the gateway serves the page, without the slash at its end. */
const BASE = import.meta.env.BASE_URL.replace(/\/$/, "");

interface AppProps {
  readonly live: Live;
  readonly queries: QueryClient;
}

export function App({ live, queries }: AppProps) {
  return (
    <ThemeProvider theme={theme} defaultMode="system" noSsr>
      <CssBaseline />
      <GlobalStyles styles={tokenSheet} />
      <QueryClientProvider client={queries}>
        <PresentContext.Provider value={live}>
          <SceneContext.Provider value={live}>
            <BrowserRouter basename={BASE}>
              <Frame />
            </BrowserRouter>
            <NumTip />
          </SceneContext.Provider>
        </PresentContext.Provider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
