import type { Book, MarketInfo } from "../api/types";
import { Num } from "../format/Num";
import { measured, stepped } from "../format/num";
import { useOverview } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { ladder, type Step } from "./ladder";

/** Where is the liquidity, and where are we? */
export function BookPanel({ market }: { readonly market: MarketInfo | undefined }) {
  const overview = useOverview();
  const book = useValue(`book:${market?.symbol ?? ""}`);
  return (
    <Panel
      name="book"
      title="Book"
      state={panelState(overview, book !== undefined && market !== undefined, "No book has been seen in this market yet.")}
      aside={market?.bookDerived === true ? <Chip title="Inferred from trades, not recorded">derived</Chip> : null}
    >
      {book === undefined || market === undefined ? null : <Ladder market={market} book={book.value} got={book.got} />}
    </Panel>
  );
}

interface LadderProps {
  readonly market: MarketInfo;
  readonly book: Book;
  readonly got: number;
}

function Ladder({ market, book, got }: LadderProps) {
  if (!book.valid) {
    return (
      <p className="panel-empty" role="status">
        The book is not valid{book.invalidReason === null ? "" : `: ${book.invalidReason}`}. No numbers are shown.
      </p>
    );
  }
  const { asks, bids } = ladder(book);
  const { tickSize, quote, base } = market.instrument;
  const about = { source: bookSource(market), at: book.eventTimeUs, got };
  const row = (step: Step) => <LadderRow key={step.price} step={step} market={market} about={about} />;
  return (
    <>
      <table className="ladder">
        <caption className="visually-hidden">The best prices of both sides, the highest first</caption>
        <thead>
          <tr>
            <th scope="col" className="cell-right">
              size {base}
            </th>
            <th scope="col" className="cell-right">
              price {quote}
            </th>
            <th scope="col">ours</th>
          </tr>
        </thead>
        <tbody className="ladder-asks">{asks.map(row)}</tbody>
        <tbody>
          <tr className="ladder-middle">
            <td className="cell-right">micro</td>
            <td className="cell-right">
              <Num of={stepped(book.microPrice, tickSize, quote)} unit={false} {...about} missing="one side is empty" />
            </td>
            <td>price</td>
          </tr>
        </tbody>
        <tbody className="ladder-bids">{bids.map(row)}</tbody>
      </table>
      <p className="muted ladder-foot">
        imbalance <Num of={measured(book.imbalance, "")} {...about} missing="one side is empty" /> (1 all bids, {"\u2212"}1 all
        asks)
      </p>
    </>
  );
}

const bookSource = (market: MarketInfo): string =>
  market.bookDerived ? "book, derived from trades, not recorded" : "book";

interface LadderRowProps {
  readonly step: Step;
  readonly market: MarketInfo;
  readonly about: { readonly source: string; readonly at: number; readonly got: number };
}

function LadderRow({ step, market, about }: LadderRowProps) {
  const { tickSize, stepSize, quote, base } = market.instrument;
  return (
    <tr data-price={step.price}>
      <td className="cell-right ladder-size" style={{ backgroundSize: `${step.share * 100}% 100%` }}>
        <Num of={stepped(step.size, stepSize, base)} unit={false} {...about} />
      </td>
      <td className="cell-right">
        <Num of={stepped(step.price, tickSize, quote)} unit={false} {...about} />
      </td>
      <td>
        {step.ours.map((own) => (
          <span key={own.orderId} title={own.orderId}>
            <span aria-hidden="true">{"\u25cf"}</span> <Num of={stepped(own.size, stepSize, base)} unit={false} {...about} />
          </span>
        ))}
      </td>
    </tr>
  );
}
