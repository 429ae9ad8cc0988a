import type { GapRow, RealityGap } from "../api/types";
import { Num } from "../format/Num";
import { bp, change, count, money, ratio } from "../format/num";
import { useRealityGap } from "../live/reads";
import { panelState } from "../panels/state";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";

/** How far is what trading cost from what was reckoned with when the orders left? */
export function GapPanel() {
  const query = useRealityGap();
  return (
    <Panel
      name="gap"
      title="Reality gap"
      state={panelState(query, query.data !== undefined, "No order has left yet.")}
      aside={query.data?.simulated === true ? <Chip title="A simulator's book answered, not a venue's">simulated</Chip> : null}
    >
      {query.data === undefined ? null : <Gap gap={query.data} />}
    </Panel>
  );
}

const NOTHING = "nothing traded yet";

function Gap({ gap }: { readonly gap: RealityGap }) {
  const about = { source: "reality gap", at: gap.eventTimeUs };
  const rows = gap.markets.length > 1 ? [gap.all, ...gap.markets] : [gap.all];
  return (
    <>
      {rows.map((row) => (
        <GapFacts key={row.symbol ?? "all"} row={row} about={about} />
      ))}
      <p className="muted note">
        {gap.replayReason}
        {gap.forgotten === 0 ? null : (
          <>
            {" "}
            Without <Num of={count(gap.forgotten)} {...about} /> older orders.
          </>
        )}
      </p>
    </>
  );
}

interface GapFactsProps {
  readonly row: GapRow;
  readonly about: { readonly source: string; readonly at: number | null };
}

function GapFacts({ row, about }: GapFactsProps) {
  return (
    <dl className="facts-list">
      {row.symbol === null ? null : (
        <div>
          <dt>market</dt>
          <dd>{row.symbol}</dd>
        </div>
      )}
      <div>
        <dt>worse than reckoned, in all</dt>
        <dd>
          <Num of={change(row.gap)} {...about} />, <Num of={bp(row.gapBp, "always")} missing={NOTHING} {...about} />
        </dd>
      </div>
      <div>
        <dt>by price</dt>
        <dd>
          <Num of={change(row.slippage)} {...about} />
        </dd>
      </div>
      <div>
        <dt>fees, expected</dt>
        <dd>
          <Num of={money(row.fees)} {...about} />, <Num of={money(row.expectedFees)} {...about} />
        </dd>
      </div>
      <div>
        <dt>worst order</dt>
        <dd>
          <Num of={bp(row.worstSlippageBp, "always")} missing={NOTHING} {...about} />
        </dd>
      </div>
      <div>
        <dt>traded of what was ordered</dt>
        <dd>
          <Num of={ratio(row.fillRatio)} missing={NOTHING} {...about} />
        </dd>
      </div>
      <div>
        <dt>orders: all, traded, dead</dt>
        <dd>
          <Num of={count(row.orders)} {...about} />, <Num of={count(row.traded)} {...about} />,{" "}
          <Num of={count(row.dead)} {...about} />
        </dd>
      </div>
    </dl>
  );
}
