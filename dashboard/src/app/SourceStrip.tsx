import type { HealthItem, MarketInfo } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { day } from "../format/time";
import { useMarkets } from "../live/reads";
import { useValue } from "../live/useLive";
import { Chip } from "../ui/Chip";

const PROFILE: Readonly<Record<string, string>> = {
  demo: "trades to show the machinery, one vote is a quorum",
};

/** What kind of numbers these are: which profile made them, and which of them were inferred or simulated. */
export function SourceStrip() {
  const run = useValue("run")?.value;
  const system = useValue("system");
  const markets = useMarkets();
  return (
    <div className="strip">
      {run === undefined ? null : (
        <span>
          Profile <strong>{run.profile}</strong>
          {PROFILE[run.profile] === undefined ? "" : `: ${PROFILE[run.profile]}`}
        </span>
      )}
      {labels(markets).map((label) => (
        <Chip key={label}>{label}</Chip>
      ))}
      {run?.venueTimeUs ? <span>Venue day {day(run.venueTimeUs)} UTC</span> : null}
      <span className="strip-space" />
      <span>
        <Num of={count(system?.value.counts.fills)} source="event log" got={system?.got} /> fills,{" "}
        <Num of={count(system?.value.counts.denials)} source="event log" got={system?.got} /> denied
      </span>
      <Health items={system?.value.health.items ?? []} />
    </div>
  );
}

function labels(markets: readonly MarketInfo[]): readonly string[] {
  return [
    markets.some((market) => market.sidesDerived) ? "trade sides derived" : null,
    markets.some((market) => market.bookDerived) ? "book derived" : null,
    markets.some((market) => market.simulated) ? "fills, fees, funding simulated" : null,
    markets.some((market) => market.shiftMs !== 0) ? "recording shifted in time" : null,
  ].filter((label) => label !== null);
}

/** Words, not a score: what is not well, and why. */
function Health({ items }: { readonly items: readonly HealthItem[] }) {
  const unwell = items.filter((item) => item.state === "WARN" || item.state === "DOWN");
  if (items.length === 0) {
    return null;
  }
  if (unwell.length === 0) {
    return <Chip tone="ok">health</Chip>;
  }
  return unwell.map((item) => (
    <Chip key={item.id} tone={item.state === "DOWN" ? "crit" : "warn"}>
      {item.id}
      {item.reason === null ? "" : ` ${item.reason}`}
    </Chip>
  ));
}
