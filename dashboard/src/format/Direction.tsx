import type { Direction, OrderSide } from "../api/types";

const LOOK = {
  LONG: { arrow: "\u25b2", tone: "up" },
  BUY: { arrow: "\u25b2", tone: "up" },
  SHORT: { arrow: "\u25bc", tone: "down" },
  SELL: { arrow: "\u25bc", tone: "down" },
  FLAT: { arrow: "\u25a0", tone: "flat" },
} as const;

/** Direction is always a word and a shape; colour only repeats them. */
export function Side({ of }: { readonly of: Direction | OrderSide }) {
  const { arrow, tone } = LOOK[of];
  return (
    <span className={`side ${tone}`}>
      <span aria-hidden="true">{arrow}</span> {of}
    </span>
  );
}
