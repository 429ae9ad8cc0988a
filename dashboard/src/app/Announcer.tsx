import { useEffect, useRef, useState } from "react";
import type { FactItem } from "../api/types";
import { useFacts } from "../live/useLive";

/** At most one sentence per five seconds, for a screen reader. Prices are not announced. */
const EVERY_MS = 5000;

export function Announcer() {
  const facts = useFacts();
  const latest = useRef(facts);
  const [sentence, setSentence] = useState("");
  useEffect(() => {
    latest.current = facts;
  }, [facts]);
  useEffect(() => {
    let told: number | null = null;
    const timer = setInterval(() => {
      const newest = latest.current[0]?.seq ?? null;
      // What was there when the page opened is no news.
      if (told !== null && newest !== null && newest > told) {
        setSentence(summary(latest.current, told));
      }
      told = newest;
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="visually-hidden" role="log" aria-live="polite">
      {sentence}
    </div>
  );
}

export function summary(facts: readonly FactItem[], since: number): string {
  const fresh = facts.filter((fact) => fact.seq > since);
  const parts = [
    part(fresh, "fill", "new fill", "new fills"),
    part(fresh, "denial", "order denied", "orders denied"),
    part(fresh, "control", "operator action", "operator actions"),
  ];
  return parts.filter((text) => text !== null).join(", ");
}

function part(facts: readonly FactItem[], kind: FactItem["kind"], one: string, many: string): string | null {
  const { length } = facts.filter((fact) => fact.kind === kind);
  return length === 0 ? null : `${length} ${length === 1 ? one : many}`;
}
