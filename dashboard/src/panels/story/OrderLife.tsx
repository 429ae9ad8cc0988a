import type { Fill, LifeStage, Manner, Order, Outcome } from "../../api/types";
import { Side } from "../../format/Direction";
import { Num } from "../../format/Num";
import { bp, change, money, stepped } from "../../format/num";
import { clockMs, took } from "../../format/time";
import { useMarket } from "../../live/reads";
import { Chip } from "../../ui/Chip";

interface OrderLifeProps {
  readonly orders: readonly Order[];
  readonly fills: readonly Fill[];
  readonly outcome: Outcome;
}

/** What left, what came back, and what it cost. */
export function OrderLife({ orders, fills, outcome }: OrderLifeProps) {
  return (
    <section aria-label="Orders">
      <h3>4 Orders</h3>
      {orders.length === 0 ? <p className="muted">{NO_ORDER[outcome] ?? "No order left."}</p> : null}
      {orders.map((order) => (
        <OneOrder key={order.id} order={order} fills={fills.filter((fill) => fill.orderId === order.id)} />
      ))}
    </section>
  );
}

const NO_ORDER: Readonly<Partial<Record<Outcome, string>>> = {
  DENIED: "No order left: risk refused it.",
  HELD: "No order was needed: the wanted position was held already.",
  FLAT: "No order was needed: flat was wanted and held.",
  NO_QUORUM: "No order left: there was no quorum.",
};

function OneOrder({ order, fills }: { readonly order: Order; readonly fills: readonly Fill[] }) {
  const instrument = useMarket(order.symbol)?.instrument;
  const about = { source: `order ${order.id}, sequence ${order.seq}`, at: order.updatedUs };
  const price = (value: string | null) => stepped(value, instrument?.tickSize, instrument?.quote ?? "");
  const qty = (value: string) => stepped(value, instrument?.stepSize, instrument?.base ?? "");
  return (
    <article className="order">
      <p>
        <span className="id">{order.id}</span> <Chip>{order.status.toLowerCase().replaceAll("_", " ")}</Chip>{" "}
        <Side of={order.side} /> <Num of={qty(order.qty)} {...about} /> {order.type.toLowerCase().replaceAll("_", " ")}{" "}
        {order.tif ?? ""} <Num of={price(order.stopPrice ?? order.price)} {...about} missing="at market" />{" "}
        {order.reduceOnly ? <Chip>reduce-only</Chip> : null}
      </p>
      <ol className="lifeline">
        {order.life.map((stage) => (
          <Stage key={`${stage.seq}-${stage.stage}`} stage={stage} first={order.life[0]} />
        ))}
      </ol>
      <p className="muted">
        expected <Num of={price(order.expectedPrice)} {...about} missing="no expectation was recorded" />, average{" "}
        <Num of={price(order.avgPrice)} {...about} missing="nothing filled" />, slippage{" "}
        <Num of={bp(order.slippageBp, "always")} {...about} missing="nothing filled" />, fee{" "}
        <Num of={money(order.fee)} {...about} />
      </p>
      {order.manner === null ? null : <HowSized manner={order.manner} about={about} />}
      <ul className="fills">
        {fills.map((fill) => (
          <li key={fill.id}>
            <span className="id">{fill.id}</span> {clockMs(fill.eventTimeUs)} <Num of={qty(fill.qty)} {...about} /> @{" "}
            <Num of={price(fill.price)} {...about} /> {fill.maker ? "maker" : "taker"}, fee{" "}
            <Num of={money(fill.fee)} {...about} />, realised <Num of={change(fill.realisedPnl)} signed {...about} />
          </li>
        ))}
      </ul>
    </article>
  );
}

const CAPS: Record<Manner["cap"], string> = {
  NONE: "not recorded",
  DECISION: "the decision wanted no more",
  LARGEST_POSITION: "the largest position allowed",
  VOLATILITY: "the market's volatility",
  RESULTS: "Kelly's size of the results",
  PROBE: "results show no edge, so only a probe",
};

const URGENCIES: Record<Manner["urgency"], string> = {
  NONE: "not recorded",
  PATIENT: "rested in the book",
  URGENT: "took at once",
  OUT_OF_PATIENCE: "took after resting in vain",
};

/** What bound the size, and how it was to be filled. */
function HowSized({ manner, about }: { readonly manner: Manner; readonly about: { source: string; at: number } }) {
  return (
    <p className="muted">
      towards <Num of={money(manner.wanted)} {...about} />, bound by: {CAPS[manner.cap]}; {URGENCIES[manner.urgency]}
      {manner.slices === 0 ? "" : `; slice ${manner.slice} of ${manner.slices}`}
    </p>
  );
}

/** Time since the intent, on the venue's clock. */
function Stage({ stage, first }: { readonly stage: LifeStage; readonly first: LifeStage | undefined }) {
  const since = first === undefined ? null : (stage.us - first.us) / 1000;
  return (
    <li className={stage.stage === "UNKNOWN" ? "crit" : ""}>
      <span className="lifeline-stage">{stage.stage.toLowerCase().replaceAll("_", " ")}</span>
      <Num of={took(since)} source={`sequence ${stage.seq}, venue clock, since the intent`} at={stage.us} />
      {stage.note === null || stage.note === "" ? null : <span className="muted"> {stage.note}</span>}
    </li>
  );
}
