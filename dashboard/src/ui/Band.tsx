import type { ReactNode } from "react";

interface BandProps {
  readonly tone: "info" | "warn" | "crit";
  readonly name: string;
  /** Interrupts a screen reader: for what a trader must know at once. */
  readonly urgent?: boolean;
  readonly children: ReactNode;
}

/** A state of the whole mesh, under the bar, until it is over. */
export function Band({ tone, name, urgent = false, children }: BandProps) {
  return (
    <div className={`band band-${tone}`} data-band={name} role={urgent ? "alert" : "status"}>
      {children}
    </div>
  );
}
