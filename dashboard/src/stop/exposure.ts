import type { Direction } from "../api/types";
import type { Shown } from "../format/num";

/** What an operator's order would act on, as the gateway last told it. */
export interface Exposure {
  /** Sequence of the fact behind it. */
  readonly seq: number;
  readonly state: "ACTIVE" | "REDUCING" | "HALTED";
  readonly openEntryOrders: number;
  readonly unknownOrders: number;
  readonly positions: readonly Held[];
}

export interface Held {
  readonly symbol: string;
  readonly side: Direction;
  readonly qty: Shown | null;
  /** A stop waits at the venue. */
  readonly stopped: boolean;
}

/** What has to be true before trading may go on; a sentence where it is not. */
export interface Condition {
  readonly text: string;
  readonly met: boolean;
}
