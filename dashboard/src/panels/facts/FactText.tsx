import type { ReactNode } from "react";
import type { Denial, Fill, MarketInfo, Order, FactItem } from "../../api/types";
import { Side } from "../../format/Direction";
import { Num } from "../../format/Num";
import { change, measured, money, probability, stepped } from "../../format/num";

interface FactTextProps {
  readonly fact: FactItem;
  readonly markets: readonly MarketInfo[];
}

/** One fact in the words of a trader. */
export function FactText({ fact, markets }: FactTextProps): ReactNode {
  const about = { source: `${fact.kind}, sequence ${fact.seq}`, at: fact.eventTimeUs };
  switch (fact.kind) {
    case "decision":
      return (
        <>
          {fact.row.symbol} <Side of={fact.row.side} /> p <Num of={probability(fact.row.pooledP)} {...about} />:{" "}
          {fact.row.why}
        </>
      );
    case "fill":
      return <FillText fill={fact.row} market={find(markets, fact.row.symbol)} about={about} />;
    case "order":
      return <OrderText order={fact.row} market={find(markets, fact.row.symbol)} about={about} />;
    case "denial":
      return <DenialText denial={fact.row} about={about} />;
    case "agent":
      return (
        <>
          {fact.row.id} is {fact.row.state}
          {fact.row.stateReason === null ? "" : `: ${fact.row.stateReason}`}
        </>
      );
    case "control":
      return (
        <>
          {fact.row.action} by {fact.row.actor}: {fact.row.reason}
          {fact.row.detail === null ? "" : `, ${fact.row.detail}`}
        </>
      );
    case "risk":
      return (
        <>
          trading is {fact.row.state}
          {fact.row.flattening ? ", flattening" : ""}
          {fact.row.reason === null || fact.row.reason === "" ? "" : `: ${fact.row.reason}`}
        </>
      );
    case "run":
      return (
        <>
          run {fact.row.runId} {fact.row.readiness}
          {fact.row.readinessDetail === null ? "" : `: ${fact.row.readinessDetail}`}
        </>
      );
    case "position":
      return (
        <>
          {fact.row.symbol} position is now <Side of={fact.row.side} />
        </>
      );
  }
}

interface About {
  readonly source: string;
  readonly at: number | null;
}

const find = (markets: readonly MarketInfo[], symbol: string): MarketInfo | undefined =>
  markets.find((market) => market.symbol === symbol);

interface Told<Row> {
  readonly market: MarketInfo | undefined;
  readonly about: About;
  readonly row?: Row;
}

function FillText({ fill, market, about }: Told<Fill> & { readonly fill: Fill }) {
  const { tickSize, stepSize, quote = "" } = market?.instrument ?? {};
  return (
    <>
      {fill.symbol} <Side of={fill.side} /> <Num of={stepped(fill.qty, stepSize, "")} {...about} /> @{" "}
      <Num of={stepped(fill.price, tickSize, quote)} unit={false} {...about} /> {fill.maker ? "maker" : "taker"}, fee{" "}
      <Num of={money(fill.fee)} {...about} />
      {/[1-9]/.test(fill.realisedPnl.value) ? (
        <>
          , realised <Num of={change(fill.realisedPnl)} signed {...about} />
        </>
      ) : null}
    </>
  );
}

function OrderText({ order, market, about }: Told<Order> & { readonly order: Order }) {
  const { tickSize, stepSize, quote = "" } = market?.instrument ?? {};
  const price = order.stopPrice ?? order.price;
  return (
    <>
      {order.symbol} <Side of={order.side} /> <Num of={stepped(order.qty, stepSize, "")} {...about} />{" "}
      {TYPE[order.type]}
      {price === null ? "" : " "}
      {price === null ? null : <Num of={stepped(price, tickSize, quote)} unit={false} {...about} />}{" "}
      {order.purpose.toLowerCase()}
      {order.reduceOnly ? ", reduce-only" : ""}: {order.status.toLowerCase().replaceAll("_", " ")}
      {order.statusReason === null || order.statusReason === "" ? "" : `, ${order.statusReason}`}
    </>
  );
}

const TYPE: Readonly<Record<Order["type"], string>> = {
  LIMIT: "limit",
  MARKET: "market",
  STOP_MARKET: "stop",
  TAKE_PROFIT_MARKET: "take-profit",
  STOP: "stop-limit",
  TAKE_PROFIT: "take-profit limit",
  TRAILING_STOP_MARKET: "trailing stop",
};

function DenialText({ denial, about }: { readonly denial: Denial; readonly about: About }) {
  return (
    <>
      {denial.symbol} <Side of={denial.side} /> {denial.code}: <Num of={measured(denial.observed, "")} {...about} />{" "}
      against a limit of <Num of={measured(denial.limit, denial.unit)} {...about} />
    </>
  );
}
