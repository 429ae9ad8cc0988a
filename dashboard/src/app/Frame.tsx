import { useCallback, useState } from "react";
import { useOverview } from "../live/reads";
import { SceneContext, usePresent, useStatus, useValue } from "../live/useLive";
import { StopButton } from "../stop/StopButton";
import { useParameter } from "../ui/address";
import { Announcer } from "./Announcer";
import { Bands } from "./Bands";
import { Bar } from "./Bar";
import { DecisionDock } from "./DecisionDock";
import { ErrorBoundary } from "./ErrorBoundary";
import { Footer } from "./Footer";
import { Nav } from "./Nav";
import { PastBand } from "./PastBand";
import { Scrubber } from "./Scrubber";
import { Shown } from "./Shown";
import { SignIn } from "./SignIn";
import { SourceStrip } from "./SourceStrip";
import { StopDock } from "./StopDock";
import { usePast } from "./usePast";

/** Bar, bands, page. STOP hangs outside of what may break. */
export function Frame() {
  const [stopping, setStopping] = useState(false);
  const openStop = useCallback(() => setStopping(true), []);
  const closeStop = useCallback(() => setStopping(false), []);
  const state = useValue("risk")?.value.state;
  const { stream, stale } = useStatus();
  const signedOut = useSignedOut();
  const present = usePresent();
  const past = usePast();
  const [decision] = useParameter("decision");
  const blind = stale || stream.kind === "waiting" || stream.kind === "paused";
  return (
    <div className={`frame${blind ? " frame-stale" : ""}${decision === null ? "" : " frame-drawer"}`}>
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <div className="frame-top">
        <Bar stop={<StopButton state={state} onOpen={openStop} />} />
        <Bands onStop={openStop} />
      </div>
      <ErrorBoundary>
        {signedOut ? (
          <main id="page">
            <SignIn />
          </main>
        ) : (
          <>
            <SceneContext.Provider value={past ?? present}>
              <div className="frame-middle">
                <Nav />
                <div className={past === null ? "frame-page" : "frame-page frame-past"}>
                  {past === null ? null : <PastBand past={past} />}
                  <SourceStrip />
                  <Shown />
                </div>
              </div>
              <DecisionDock />
            </SceneContext.Provider>
            <Scrubber past={past} />
            <Announcer />
          </>
        )}
      </ErrorBoundary>
      <Footer />
      {stopping ? <StopDock onClose={closeStop} /> : null}
    </div>
  );
}

function useSignedOut(): boolean {
  const { stream } = useStatus();
  const { error } = useOverview();
  return stream.kind === "unauthorized" || error?.signedOut === true;
}
