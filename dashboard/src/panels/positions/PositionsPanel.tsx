import type { Position } from "../../api/types";
import { Side } from "../../format/Direction";
import { Num, NumbersOfRow } from "../../format/Num";
import { bp, change, count, money, stepped } from "../../format/num";
import { span } from "../../format/time";
import { useMarket, useOverview } from "../../live/reads";
import { useValue } from "../../live/useLive";
import { useParameter } from "../../ui/address";
import { Chip } from "../../ui/Chip";
import { Panel } from "../../ui/Panel";
import { panelState } from "../state";

/** What do I hold, and is it protected? */
export function PositionsPanel() {
  const overview = useOverview();
  const portfolio = useValue("portfolio");
  const risk = useValue("risk");
  const positions = portfolio?.value.positions ?? [];
  return (
    <Panel
      name="positions"
      title="Positions"
      state={panelState(
        overview,
        positions.length > 0,
        "No position. One appears here when a decision passes risk and its order fills.",
      )}
      aside={
        <span className="muted">
          open orders <Num of={count(portfolio?.value.openOrders)} source="portfolio" got={portfolio?.got} />, outcome
          unknown <Num of={count(risk?.value.unknownOrders)} source="risk state" got={risk?.got} />
        </span>
      }
    >
      <ul className="positions">
        {positions.map((position) => (
          <OnePosition key={position.symbol} position={position} got={portfolio?.got ?? 0} />
        ))}
      </ul>
    </Panel>
  );
}

interface OnePositionProps {
  readonly position: Position;
  readonly got: number;
}

function OnePosition({ position, got }: OnePositionProps) {
  const instrument = useMarket(position.symbol)?.instrument;
  const [, openDecision] = useParameter("decision");
  const { decisionId } = position;
  const price = (value: string | null) => stepped(value, instrument?.tickSize, instrument?.quote ?? "");
  const about = { source: "position", got };
  return (
    <li>
      <div className="position-head">
        <strong>{position.symbol}</strong> <Side of={position.side} />
        <Num of={stepped(position.qty, instrument?.stepSize, instrument?.base ?? "")} {...about} />
        <span className="muted">
          worth <Num of={money(position.notional)} {...about} />
        </span>
        <span className="position-pnl">
          <Num of={change(position.uPnl)} signed {...about} />{" "}
          <Num of={bp(position.uPnlBp, "always")} signed {...about} missing="nothing was paid for it" />
        </span>
      </div>
      <NumbersOfRow>
        <div className="position-detail">
          <span>
            entry <Num of={price(position.entryPrice)} unit={false} {...about} missing="flat" />
          </span>
          <span>
            mark <Num of={price(position.markPrice)} unit={false} {...about} missing="no mark yet" />
          </span>
          <Stop position={position} price={price(position.protection.stopPrice)} />
          <span>
            take profit{" "}
            <Num
              of={price(position.protection.takeProfitPrice)}
              unit={false}
              source="protection order"
              missing="none at the venue"
            />
          </span>
          {decisionId === null ? null : (
            <button type="button" className="link" onClick={() => openDecision(decisionId)}>
              why: {decisionId}
            </button>
          )}
        </div>
      </NumbersOfRow>
    </li>
  );
}

function Stop({ position, price }: { readonly position: Position; readonly price: ReturnType<typeof stepped> }) {
  const { protection } = position;
  if (protection.stopPrice === null || !protection.resident) {
    return (
      <Chip tone="crit" title="No stop is confirmed at the venue for this position">
        unprotected <Num of={span(protection.unprotectedMs)} source="time without a stop at the venue, venue clock" />
      </Chip>
    );
  }
  return (
    <span>
      stop <Num of={price} unit={false} source="protection order" /> <Chip tone="ok">at venue</Chip>
    </span>
  );
}
