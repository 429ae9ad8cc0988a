import { useCallback, useMemo } from "react";
import type { Fill } from "../../api/types";
import { useMarkets } from "../../live/reads";
import { useRows } from "../../live/useLive";
import { useParameter } from "../../ui/address";
import { Rows } from "../../ui/Rows";
import { fillColumns, fillId } from "./columns";

const SHOWN = 100;

/** What traded, newest first. @param symbol only there; anywhere if absent */
export function FillsTable({ symbol }: { readonly symbol?: string | undefined }) {
  const all = useRows("fill");
  const markets = useMarkets();
  const columns = useMemo(() => fillColumns(markets), [markets]);
  const fills = useMemo(
    () => (symbol === undefined ? all : all.filter((fill) => fill.symbol === symbol)).slice(0, SHOWN),
    [all, symbol],
  );
  const [, open] = useParameter("decision");
  const onOpen = useCallback((fill: Fill) => fill.decisionId !== null && open(fill.decisionId), [open]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
    <div className="scroll" tabIndex={0} role="region" aria-label="Fills">
      <Rows name="fills" caption="Executions, newest first" columns={columns} rows={fills} id={fillId} onOpen={onOpen} />
    </div>
  );
}
