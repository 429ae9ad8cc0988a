import { Num } from "../format/Num";
import { amount, count } from "../format/num";
import { clock, instant, span } from "../format/time";
import { useNow, usePresent, useStatus, useValue } from "../live/useLive";
import { Band } from "../ui/Band";
import { PageLink } from "../ui/PageLink";

/** States of the whole mesh, most urgent first. */
export function Bands({ onStop }: { readonly onStop: () => void }) {
  return (
    <div className="bands">
      <Connection />
      <Halted onStop={onStop} />
      <AtLimit />
      <Readiness />
      <Outdated />
    </div>
  );
}

function Connection() {
  const { stream } = useStatus();
  return stream.kind === "waiting" ? (
    <NoConnection since={stream.since} retryAt={stream.retryAt} cause={stream.cause} />
  ) : null;
}

interface NoConnectionProps {
  readonly since: number;
  readonly retryAt: number;
  readonly cause: string;
}

function NoConnection({ since, retryAt, cause }: NoConnectionProps) {
  const live = usePresent();
  const now = useNow(200);
  return (
    <Band tone="warn" name="disconnected">
      <strong>
        No connection <Num of={span(now - since)} source="this page" />
      </strong>
      : {cause}. Trading may continue. Retrying in <Num of={span(Math.max(0, retryAt - now))} source="this page" />.
      STOP still tries.{" "}
      <button type="button" className="button button-small" onClick={() => live.hurry()}>
        Retry now
      </button>
    </Band>
  );
}

function Halted({ onStop }: { readonly onStop: () => void }) {
  const risk = useValue("risk");
  if (risk === undefined || risk.value.state === "ACTIVE") {
    return null;
  }
  const { state, by, reason, sinceUs, openPositions, openEntryOrders, flattening } = risk.value;
  const about = { source: "risk state", got: risk.got };
  return (
    <Band tone={state === "HALTED" ? "crit" : "warn"} name={state.toLowerCase()} urgent>
      <strong>
        {state}
        {flattening ? ", FLATTENING" : ""}
      </strong>{" "}
      by {by ?? "nobody named"}
      {sinceUs === null ? "" : ` at ${clock(sinceUs)} UTC`}
      {reason === null || reason === "" ? "" : `: ${reason}`}. <Num of={count(openPositions)} {...about} />{" "}
      {openPositions === 1 ? "position" : "positions"} and <Num of={count(openEntryOrders)} {...about} />{" "}
      {openEntryOrders === 1 ? "entry order" : "entry orders"} still open.{" "}
      <button type="button" className="button button-small" onClick={onStop}>
        Resume or flatten{"\u2026"}
      </button>
    </Band>
  );
}

/** Whoever reaches one of these enters nothing any more, however small. */
const STOPPERS: ReadonlySet<string> = new Set(["max-loss-streak", "max-daily-loss", "max-drawdown"]);

/** Nothing is halted, and still nothing new leaves: a limit is used up. */
function AtLimit() {
  const risk = useValue("risk");
  const full = risk?.value.limits.filter(({ id, useRatio }) => STOPPERS.has(id) && (useRatio ?? 0) >= 1) ?? [];
  if (risk === undefined || full.length === 0) {
    return null;
  }
  return (
    <Band tone="warn" name="at-limit">
      {full.map((limit) => (
        <span key={limit.id}>
          <strong>{limit.title}</strong> is at its limit:{" "}
          <Num of={amount(limit.now, limit.unit)} unit={false} source={`limit ${limit.id}`} got={risk.got} /> of{" "}
          <Num of={amount(limit.limit, limit.unit)} source={`limit ${limit.id}`} got={risk.got} />.{" "}
        </span>
      ))}
      New entries are refused; exits are not. <PageLink to="/risk">Risk</PageLink>
    </Band>
  );
}

function Readiness() {
  const { run: runId, from } = useStatus();
  const run = useValue("run")?.value;
  const connected = useValue("system")?.value.gateway.connected;
  if (from !== null && runId === null) {
    return (
      <Band tone="info" name="no-run">
        The gateway knows no run yet: it waits for the coordinator.
      </Band>
    );
  }
  if (connected === false) {
    return (
      <Band tone="warn" name="behind">
        The gateway has lost the coordinator: the page shows the last it heard. Trading may continue.
      </Band>
    );
  }
  switch (run?.readiness) {
    case "WARM_UP":
      return (
        <Band tone="info" name="warm-up">
          <strong>WARM-UP</strong>: agents observe, nothing is traded before {instant(run.tradingStartUs)} (venue time
          {run.venueTimeUs === null ? " not known yet" : ` now ${instant(run.venueTimeUs)}`}).
        </Band>
      );
    case "RECORDING_ENDED":
      return (
        <Band tone="info" name="recording-ended">
          <strong>RECORDING ENDED</strong>: the last book stays, entries are closed, positions and stops stay. Equity is
          at the last mark.
        </Band>
      );
    case "DISCONNECTED":
    case "RECONCILING":
      return (
        <Band tone="warn" name="venue">
          <strong>Venue {run.readiness.toLowerCase()}</strong>
          {run.readinessDetail === null ? "" : `: ${run.readinessDetail}`}. No new order leaves.
        </Band>
      );
    default:
      // While the venue is open, a detail says what keeps entries back.
      return run === undefined || run === null || run.readinessDetail === null || run.readiness !== "TRADING" ? null : (
        <Band tone="warn" name="held-back">
          {run.readinessDetail}
        </Band>
      );
  }
}

function Outdated() {
  return useStatus().outdated ? (
    <Band tone="info" name="outdated">
      The gateway is another build than this page.{" "}
      <button type="button" className="button button-small" onClick={() => window.location.reload()}>
        Reload
      </button>
    </Band>
  ) : null;
}
