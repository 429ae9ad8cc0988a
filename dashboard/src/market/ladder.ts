import type { Book, Decimal, Level, OwnLevel } from "../api/types";
import { plotted } from "../format/plot";

export interface Step {
  readonly price: Decimal;
  readonly size: Decimal;
  /** Of the largest size shown: how far its bar reaches. */
  readonly share: number;
  /** Our orders at this price. */
  readonly ours: readonly OwnLevel[];
}

export interface Ladder {
  /** Both from the highest price to the lowest, as a ladder stands. */
  readonly asks: readonly Step[];
  readonly bids: readonly Step[];
}

/** The book as a ladder. An order of ours beyond the levels told has no step: its place in the queue is not known. */
export function ladder(book: Book): Ladder {
  const largest = Math.max(...[...book.bids, ...book.asks].map(([, size]) => plotted(size)), Number.MIN_VALUE);
  const step = ([price, size]: Level): Step => ({
    price,
    size,
    share: plotted(size) / largest,
    ours: book.ours.filter((own) => plotted(own.price) === plotted(price)),
  });
  return { asks: book.asks.map(step).toReversed(), bids: book.bids.map(step) };
}
