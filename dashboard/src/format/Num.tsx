import { createContext, type ReactNode, useContext } from "react";
import type { Shown } from "./num";

interface NumProps {
  readonly of: Shown | null;
  /** Where it comes from, in the reader's words: "portfolio" or "risk limit". */
  readonly source: string;
  /** Venue time of the fact behind it, in microseconds. */
  readonly at?: number | null | undefined;
  /** performance.now() when the page got it: from then on it ages. */
  readonly got?: number | undefined;
  /** Why there is no number. A missing number is never a zero. */
  readonly missing?: string | null | undefined;
  /** Off where the column or the label names the unit already. */
  readonly unit?: boolean;
  /** Colours gains and losses; the sign and the arrow say the same. */
  readonly signed?: boolean;
}

/** How a number is reached by keyboard: by Tab, from its row by arrows, or not at all inside a button. */
const Reach = createContext<0 | -1 | undefined>(0);

/** Inside rows the row is the tab stop; left and right arrows walk its numbers. */
export function NumbersOfRow({ children }: { readonly children: ReactNode }) {
  return <Reach.Provider value={-1}>{children}</Reach.Provider>;
}

/** Inside a button or a summary nothing else may take the focus. */
export function NumbersInControl({ children }: { readonly children: ReactNode }) {
  return <Reach.Provider value={undefined}>{children}</Reach.Provider>;
}

/** The only way to print a number. Hover or focus shows the exact value, its unit, age and source. */
export function Num({ of, source, at, got, missing, unit = true, signed = false }: NumProps) {
  const tabIndex = useContext(Reach);
  const about = {
    "data-num": "",
    "data-source": source,
    ...(at ? { "data-at": at } : {}),
    ...(got === undefined ? {} : { "data-got": got }),
  };
  if (of === null) {
    const reason = missing ?? "not known yet";
    return (
      <data className="num num-missing" value="" tabIndex={tabIndex} {...about} data-missing={reason}>
        <span aria-hidden="true">&ndash;</span>
        <span className="visually-hidden">no value: {reason}</span>
      </data>
    );
  }
  return (
    <data
      className={signed ? `num ${tone(of.sign)}` : "num"}
      value={of.exact}
      tabIndex={tabIndex}
      {...about}
      data-unit={of.unit}
    >
      {of.text}
      {unit && of.unit !== "" ? <span className="unit">{separator(of.unit) + of.unit}</span> : null}
    </data>
  );
}

const separator = (unit: string): string => (unit === "%" ? "" : "\u00a0");

const tone = (sign: -1 | 0 | 1): string => (sign > 0 ? "up" : sign < 0 ? "down" : "flat");
