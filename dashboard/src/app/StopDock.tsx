import { useCallback, useMemo } from "react";
import { get } from "../api/client";
import { atLeast } from "../api/queries";
import type { RiskNow } from "../api/types";
import { stepped } from "../format/num";
import { useRefusal } from "../live/gateway";
import { useMarkets } from "../live/reads";
import type { LiveStatus } from "../live/live";
import { usePresent, useStatus, useValue } from "../live/useLive";
import type { Condition, Exposure } from "../stop/exposure";
import { StopPanel } from "../stop/StopPanel";

/** Tells the stop panel what it acts on, and shows what it did. */
export function StopDock({ onClose }: { readonly onClose: () => void }) {
  const { store } = usePresent();
  const status = useStatus();
  const run = useValue("run")?.value;
  const exposure = useExposure();
  const refusal = useRefusal("operator");
  const readAgain = useCallback(
    (sequence: number) => {
      // If it fails, the stream tells the same a moment later.
      get<RiskNow>(atLeast("/risk", sequence)).then(
        (risk) => store.value("risk", risk),
        () => {},
      );
    },
    [store],
  );
  return (
    <StopPanel
      exposure={exposure}
      refusal={refusal}
      conditions={conditions(status, exposure, run?.readiness)}
      actsOn={`${run?.mode ?? "the"} run ${status.run ?? ""}`}
      onRecorded={readAgain}
      onClose={onClose}
    />
  );
}

function useExposure(): Exposure | null {
  const risk = useValue("risk")?.value;
  const portfolio = useValue("portfolio")?.value;
  const markets = useMarkets();
  return useMemo(
    () =>
      risk === undefined || portfolio === undefined
        ? null
        : {
            seq: risk.seq,
            state: risk.state,
            openEntryOrders: risk.openEntryOrders,
            unknownOrders: risk.unknownOrders,
            positions: portfolio.positions
              .filter((position) => position.side !== "FLAT")
              .map((position) => {
                const instrument = markets.find((market) => market.symbol === position.symbol)?.instrument;
                return {
                  symbol: position.symbol,
                  side: position.side,
                  qty: stepped(position.qty, instrument?.stepSize, instrument?.base ?? ""),
                  stopped: position.protection.resident,
                };
              }),
          },
    [risk, portfolio, markets],
  );
}

/** Letting go needs eyes: the page must see, and nothing may be in doubt. */
function conditions(
  status: LiveStatus,
  exposure: Exposure | null,
  readiness: string | undefined,
): readonly Condition[] {
  return [
    { text: "this page is live", met: status.stream.kind === "open" && !status.stale },
    { text: "no order has an unknown outcome", met: exposure !== null && exposure.unknownOrders === 0 },
    { text: "the venue is reached and reconciled", met: readiness === "TRADING" || readiness === "RECORDING_ENDED" },
  ];
}
