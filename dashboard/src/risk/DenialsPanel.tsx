import { useCallback, useMemo, useState } from "react";
import type { Denial, MarketInfo } from "../api/types";
import { Side } from "../format/Direction";
import { Num } from "../format/Num";
import { measured, stepped } from "../format/num";
import { clockMs } from "../format/time";
import { useDenials, useMarkets } from "../live/reads";
import { useRows } from "../live/useLive";
import { panelState } from "../panels/state";
import { useParameter } from "../ui/address";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { type Column, Rows } from "../ui/Rows";
import { Select } from "../ui/Select";

const idOf = (denial: Denial): string => denial.id;

/** What was refused, and by how much? */
export function DenialsPanel() {
  const query = useDenials();
  const all = useRows("denial");
  const [code, setCode] = useState<string | null>(null);
  const codes = useMemo(() => [...new Set(all.map((denial) => denial.code))].toSorted(), [all]);
  const markets = useMarkets();
  const columns = useMemo(() => columnsOf(markets), [markets]);
  const [, open] = useParameter("decision");
  const onOpen = useCallback((denial: Denial) => denial.decisionId !== null && open(denial.decisionId), [open]);
  const denials = useMemo(() => all.filter((denial) => code === null || denial.code === code), [all, code]);
  return (
    <Panel
      name="denials"
      title="Denials"
      state={panelState(query, all.length > 0, "Nothing was denied. What a limit refuses stands here with its numbers.")}
      aside={<Select label="code" value={code} any="any" options={codes} onChange={setCode} />}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className="scroll" tabIndex={0} role="region" aria-label="Denials">
        <Rows name="denials" caption="Denials, newest first. Enter opens the decision." columns={columns} rows={denials} id={idOf} onOpen={onOpen} />
      </div>
    </Panel>
  );
}

const about = (row: Denial) => ({ source: `denial ${row.id}, sequence ${row.seq}`, at: row.eventTimeUs });

function columnsOf(markets: readonly MarketInfo[]): readonly Column<Denial>[] {
  const rules = (row: Denial) => markets.find((market) => market.symbol === row.symbol)?.instrument;
  return [
    { id: "time", title: "time UTC", cell: (row) => clockMs(row.eventTimeUs) },
    {
      id: "code",
      title: "code",
      cell: (row) => (
        <Chip tone="warn">
          {row.code} {row.number}
        </Chip>
      ),
    },
    { id: "symbol", title: "market", cell: (row) => row.symbol },
    { id: "side", title: "side", cell: (row) => <Side of={row.side} /> },
    {
      id: "qty",
      title: "quantity",
      align: "right",
      cell: (row) => <Num of={stepped(row.qty, rules(row)?.stepSize, rules(row)?.base ?? "")} {...about(row)} />,
    },
    {
      id: "observed",
      title: "would have come to",
      align: "right",
      cell: (row) => <Num of={measured(row.observed, row.unit)} {...about(row)} />,
    },
    {
      id: "limit",
      title: "limit",
      align: "right",
      cell: (row) => <Num of={measured(row.limit, row.unit)} {...about(row)} />,
    },
    { id: "decision", title: "decision", cell: (row) => <span className="id">{row.decisionId ?? ""}</span> },
  ];
}
