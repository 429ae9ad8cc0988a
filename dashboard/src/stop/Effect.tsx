import { Num } from "../format/Num";
import { count } from "../format/num";
import type { Action } from "./control";
import type { Exposure, Held } from "./exposure";

interface EffectProps {
  readonly action: Action;
  readonly exposure: Exposure | null;
}

/** What will happen to orders, positions and stops, before anything is sent. */
export function Effect({ action, exposure }: EffectProps) {
  if (exposure === null) {
    return <span>{RULE[action]} What it acts on now is unknown: no answer from the gateway yet.</span>;
  }
  return (
    <span>
      {RULE[action]} <Consequence action={action} exposure={exposure} />
    </span>
  );
}

const RULE: Readonly<Record<Action, string>> = {
  HALT: "No new order leaves.",
  REDUCE: "Only orders that make a position smaller leave.",
  FLATTEN: "Halts, then closes everything at market, reduce-only.",
  RESUME: "Everything within the limits may leave again, from the next decision on.",
};

function Consequence({ action, exposure }: { readonly action: Action; readonly exposure: Exposure }) {
  switch (action) {
    case "HALT":
    case "REDUCE":
      return (
        <>
          <Cancels orders={exposure.openEntryOrders} /> <Keeps positions={exposure.positions} />
        </>
      );
    case "FLATTEN":
      return (
        <>
          <Cancels orders={exposure.openEntryOrders} /> <Closes positions={exposure.positions} />
        </>
      );
    case "RESUME":
      return <Keeps positions={exposure.positions} />;
  }
}

function Cancels({ orders }: { readonly orders: number }) {
  return orders === 0 ? (
    <>No entry order is open.</>
  ) : (
    <>
      Cancels <Counted number={orders} one="open entry order" many="open entry orders" />.
    </>
  );
}

function Keeps({ positions }: { readonly positions: readonly Held[] }) {
  const bare = positions.filter((held) => !held.stopped);
  if (positions.length === 0) {
    return <>There is no position.</>;
  }
  return (
    <>
      Keeps <Counted number={positions.length} one="position" many="positions" />
      {bare.length === 0 ? " and every stop at the venue." : ". "}
      {bare.length === 0 ? null : <strong>No stop at the venue: {bare.map((held) => held.symbol).join(", ")}.</strong>}
    </>
  );
}

function Closes({ positions }: { readonly positions: readonly Held[] }) {
  if (positions.length === 0) {
    return <>There is no position to close.</>;
  }
  return (
    <>
      Closes <Counted number={positions.length} one="position" many="positions" />:{" "}
      {positions.map((held, index) => (
        <span key={held.symbol}>
          {index === 0 ? "" : ", "}
          {held.side === "SHORT" ? "BUY" : "SELL"} <Num of={held.qty} unit={false} source="position" /> {held.symbol}
        </span>
      ))}
      ; stops are cancelled once their position is gone. The price is whatever the book gives.
    </>
  );
}

function Counted({ number, one, many }: { readonly number: number; readonly one: string; readonly many: string }) {
  return (
    <>
      <Num of={count(number)} source="risk state" /> {number === 1 ? one : many}
    </>
  );
}
