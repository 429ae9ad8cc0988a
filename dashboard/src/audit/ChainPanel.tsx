import { Num } from "../format/Num";
import { count } from "../format/num";
import { useAudit } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { Panel } from "../ui/Panel";

/** Can I prove it? Every record carries the hash of the one before; whoever holds the log can check all of them. */
export function ChainPanel() {
  const query = useAudit();
  const system = useValue("system");
  const run = useValue("run");
  const about = { source: "event log", got: system?.got };
  return (
    <Panel
      name="chain"
      title="Chain of records"
      state={panelState(query, system !== undefined, "No record has been read yet.")}
    >
      <p>
        <Num of={count(system?.value.seq)} {...about} /> records of run <span className="id">{run?.value.runId}</span>, each with
        the SHA-256 of the one before. To verify every one of them, offline and by yourself:
      </p>
      <pre className="command">./sapphire audit-verify DATA-DIRECTORY</pre>
    </Panel>
  );
}
