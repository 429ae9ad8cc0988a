import type { Chain, ChainReport } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { instant, span } from "../format/time";
import { useChain, useVerify } from "../live/gateway";
import { usePresent } from "../live/useLive";
import { panelState } from "../panels/state";
import { Chip } from "../ui/Chip";
import { Hands } from "../ui/Hands";
import { Panel } from "../ui/Panel";
import { type Standing, standing } from "./standing";
import { useEnd } from "./useEnd";

/** Can I prove it? Every record carries the hash of the one before, and checkpoints are signed. Of now, wherever the page looks. */
export function ChainPanel() {
  const query = useChain();
  const { run, seq } = useEnd();
  const chain = query.data;
  const verdict = chain === undefined ? null : standing(chain, run);
  return (
    <Panel
      name="chain"
      title="Chain of records"
      state={panelState(query, chain !== undefined, "Nobody has said yet whether it was verified.")}
      aside={verdict === null ? null : <Verdict of={verdict} />}
    >
      {chain === undefined ? null : <Chained chain={chain} run={run} seq={seq} />}
    </Panel>
  );
}

const TONE: Readonly<Record<Standing, "ok" | "warn" | "crit" | "plain">> = {
  "not verified": "warn",
  verifying: "plain",
  whole: "ok",
  "not whole": "crit",
  "not verified to the end": "warn",
  "another run was verified": "warn",
};

function Verdict({ of }: { readonly of: Standing }) {
  return <Chip tone={TONE[of]}>{of}</Chip>;
}

function Chained({ chain, run, seq }: { readonly chain: Chain; readonly run: string | null; readonly seq: number | null }) {
  const { report } = chain;
  return (
    <>
      <p>
        <Num of={count(seq)} source="event log" missing="the log is not known yet" /> records of run{" "}
        <span className="id">{run ?? "unknown"}</span>, each with the SHA-256 of the one before.{" "}
        {report === null ? "Nobody has had them verified since this gateway started." : null}
      </p>
      {report === null ? null : <Report report={report} seq={seq} />}
      <Verify chain={chain} />
      <p className="muted">
        The coordinator reads its own log here. To verify it without believing any service, with the public key alone:
      </p>
      <pre className="command">./sapphire audit-verify DATA-DIRECTORY</pre>
    </>
  );
}

function Report({ report, seq }: { readonly report: ChainReport; readonly seq: number | null }) {
  const about = { source: "verification of the log" };
  const since = seq === null ? null : Math.max(0, seq - report.seq);
  return (
    <>
      <dl className="facts-list">
        <div>
          <dt>verified, from record</dt>
          <dd>
            <Num of={count(report.retired + 1)} {...about} /> to <Num of={count(report.seq)} {...about} />
          </dd>
        </div>
        <div>
          <dt>written since</dt>
          <dd>
            <Num of={count(since)} {...about} missing="the log is not known yet" />
          </dd>
        </div>
        <div>
          <dt>signed up to record</dt>
          <dd>
            <Num of={report.vouched === 0 ? null : count(report.vouched)} {...about} missing="no checkpoint vouches for any" />,{" "}
            <Num of={count(report.checkpoints)} {...about} /> checkpoints
          </dd>
        </div>
        <div>
          <dt>head kept apart from the log</dt>
          <dd>
            <Num of={count(report.head)} {...about} missing="none was at hand: a cut-off end could not be noticed" />
          </dd>
        </div>
        <div>
          <dt>by the coordinator, as wished by</dt>
          <dd>{report.askedBy}</dd>
        </div>
        <div>
          <dt>when, its wall clock</dt>
          <dd>
            {instant(report.endedUs)}, took <Num of={span((report.endedUs - report.beganUs) / 1000)} {...about} />
          </dd>
        </div>
      </dl>
      <p className="muted">
        run <span className="id">{report.runId}</span>, SHA-256 of the last record verified <span className="id">{report.hash}</span>
      </p>
      {report.wrongs.length === 0 ? null : (
        <ul className="wrongs" role="alert">
          {report.wrongs.map((wrong) => (
            <li key={wrong} className="crit">
              {wrong}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Verify({ chain }: { readonly chain: Chain }) {
  const verify = useVerify();
  const { store } = usePresent();
  const working = chain.state === "VERIFYING";
  const about = { source: "verification of the log", got: store.latest("system")?.got };
  return (
    <Hands>
      <p role="status">
        <button
          type="button"
          className="button"
          aria-disabled={working || verify.isPending}
          onClick={() => {
            if (!working && !verify.isPending) {
              verify.mutate();
            }
          }}
        >
          {working ? "Verifying" : "Verify all of it now"}
        </button>{" "}
        {working && chain.last > 0 ? (
          <span className="muted">
            record <Num of={count(chain.reached)} {...about} /> of <Num of={count(chain.last)} {...about} />, as {chain.askedBy} wished
          </span>
        ) : null}
      </p>
      <p className="field-fault" role="alert">
        {verify.isError ? verify.error.message : chain.state === "FAILED" ? `It did not come to an end: ${chain.failure ?? ""}` : ""}
      </p>
    </Hands>
  );
}
