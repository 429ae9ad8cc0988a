import type { MarketInfo } from "../api/types";
import { useFills } from "../live/reads";
import { useRows } from "../live/useLive";
import { FillsTable } from "../panels/fills/FillsTable";
import { panelState } from "../panels/state";
import { Panel } from "../ui/Panel";

/** What of ours traded here? */
export function FillsPanel({ market }: { readonly market: MarketInfo | undefined }) {
  const query = useFills();
  const has = useRows("fill").some((fill) => fill.symbol === market?.symbol);
  return (
    <Panel
      name="fills"
      title="Our fills here"
      state={panelState(query, has, "No fill yet. One appears here when an order trades.")}
    >
      <FillsTable symbol={market?.symbol} />
    </Panel>
  );
}
