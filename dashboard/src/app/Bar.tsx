import type { ReactNode } from "react";
import { Num } from "../format/Num";
import { count, money, ratio } from "../format/num";
import { useMarkets } from "../live/reads";
import { useStatus, useValue } from "../live/useLive";
import { Chip, type ChipTone } from "../ui/Chip";
import { SchemeToggle } from "./SchemeToggle";
import { StreamState } from "./StreamState";

/** Never scrolls: which run, whose money, how fresh, how safe, how much, and STOP. */
export function Bar({ stop }: { readonly stop: ReactNode }) {
  return (
    <header className="bar">
      <span className="bar-name">Sapphire</span>
      <RunName />
      <StreamState />
      <Sequence />
      <RiskState />
      <Equity />
      <span className="bar-space" />
      <SchemeToggle />
      {stop}
    </header>
  );
}

function RunName() {
  const run = useValue("run")?.value;
  const { run: runId } = useStatus();
  const markets = useMarkets();
  const simulated = markets.some((market) => market.simulated);
  const origin = [...new Set(markets.map((market) => market.origin))].join("; ");
  return (
    <span className="bar-run">
      <span title="The run this page shows">
        run <span className="id">{runId ?? "\u2013"}</span>
      </span>
      {run === undefined ? null : <span className={`mode mode-${run.mode.toLowerCase()}`}>{run.mode}</span>}
      {simulated ? (
        <span className="mode" title="Orders trade in a simulator, not at a venue">
          SIMULATED
        </span>
      ) : null}
      <span className="bar-origin" title={`Market data: ${origin}`}>
        {origin}
      </span>
    </span>
  );
}

function Sequence() {
  const system = useValue("system");
  return (
    <span className="bar-seq">
      seq <Num of={count(system?.value.seq)} source="event log" got={system?.got} missing="nothing read yet" />
    </span>
  );
}

const TONE: Readonly<Record<string, ChipTone>> = { ACTIVE: "ok", REDUCING: "warn", HALTED: "crit" };

function RiskState() {
  const risk = useValue("risk");
  return (
    <span className="bar-risk">
      Risk{" "}
      {risk === undefined ? (
        <Num of={null} source="risk state" />
      ) : (
        <Chip tone={TONE[risk.value.state] ?? "plain"}>{risk.value.state}</Chip>
      )}
    </span>
  );
}

function Equity() {
  const portfolio = useValue("portfolio");
  const about = { source: "portfolio", at: portfolio?.value.eventTimeUs, got: portfolio?.got };
  const result = ratio(portfolio?.value.netPnlRatio, "always");
  return (
    <span className="bar-equity">
      Eq <Num of={money(portfolio?.value.equity)} {...about} missing="the account is not known yet" />{" "}
      {result === null ? null : (
        <>
          <span aria-hidden="true" className={result.sign > 0 ? "up" : result.sign < 0 ? "down" : "flat"}>
            {result.sign > 0 ? "\u25b2" : result.sign < 0 ? "\u25bc" : ""}
          </span>
          <Num of={result} signed {...about} />
        </>
      )}
    </span>
  );
}
