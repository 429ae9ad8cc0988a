import type { HealthItem } from "../api/types";
import { Chip, type ChipTone } from "./Chip";

const TONE: Readonly<Record<HealthItem["state"], ChipTone>> = {
  OK: "ok",
  WARN: "warn",
  DOWN: "crit",
  IDLE: "plain",
  UNKNOWN: "plain",
};

/** Being well needs no second word. */
export function HealthChip({ item }: { readonly item: HealthItem }) {
  return (
    <Chip tone={TONE[item.state]}>
      {item.id}
      {item.state === "OK" ? "" : ` ${item.reason ?? item.state.toLowerCase()}`}
    </Chip>
  );
}
