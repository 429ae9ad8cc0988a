import type { ReactNode } from "react";

export type ChipTone = "plain" | "ok" | "warn" | "crit" | "up" | "down";

const ICON: Readonly<Partial<Record<ChipTone, string>>> = { ok: "\u2713", warn: "!", crit: "\u2715" };

interface ChipProps {
  readonly tone?: ChipTone;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A word about a row. Severity has an icon besides its colour. */
export function Chip({ tone = "plain", title, children }: ChipProps) {
  const icon = ICON[tone];
  return (
    <span className={`chip chip-${tone}`} title={title}>
      {icon === undefined ? null : <span aria-hidden="true">{icon} </span>}
      {children}
    </span>
  );
}
