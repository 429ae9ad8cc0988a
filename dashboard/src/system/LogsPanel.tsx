import type { LogLine } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { clockMs, day } from "../format/time";
import { useLogs, useRefusal } from "../live/gateway";
import { panelState } from "../panels/state";
import { useParameter } from "../ui/address";
import { Chip, type ChipTone } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { type Column, Rows } from "../ui/Rows";
import { Select } from "../ui/Select";

const LEVELS: readonly string[] = ["ERROR", "WARN", "INFO", "DEBUG"];

const idOf = (line: LogLine): string => String(line.number);

const NONE: readonly LogLine[] = [];

/** What did the services say last? Of now, wherever the page looks. */
export function LogsPanel() {
  const why = useRefusal("operator");
  return why === null ? (
    <Lines />
  ) : (
    <Panel name="logs" title="Logs" state={{ kind: "empty", text: why }}>
      {null}
    </Panel>
  );
}

function Lines() {
  const [level, setLevel] = useParameter("level");
  const [trace, setTrace] = useParameter("trace");
  const query = useLogs(level, trace);
  const lines = query.data?.items ?? NONE;
  return (
    <Panel
      name="logs"
      title="Logs"
      state={panelState(query, lines.length > 0, "Nothing of this kind was logged.")}
      aside={
        <>
          <Select label="at least" value={level} any="any level" options={LEVELS} onChange={setLevel} />
          {trace === null ? null : (
            <button type="button" className="button button-small" onClick={() => setTrace(null)}>
              trace {trace.slice(0, SHORT)}: any trace
            </button>
          )}
          <span className="muted">of now</span>
        </>
      }
    >
      <p className="muted logs-scope">
        {query.data?.scope} <Num of={count(lines.length)} source="this page" /> shown of the newest{" "}
        <Num of={count(query.data?.kept)} source="gateway" />; <Num of={count(query.data?.forgotten)} source="gateway" /> older ones are in
        the log files only.
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className="scroll" tabIndex={0} role="region" aria-label="Logs">
        <Rows name="logs" caption="Lines, newest first" columns={columns(setTrace)} rows={lines} id={idOf} />
      </div>
    </Panel>
  );
}

const TONE: Readonly<Record<string, ChipTone>> = { ERROR: "crit", WARN: "warn" };

/** As many digits as tell two traces apart; all of them stand in the title. */
const SHORT = 8;

const columns = (setTrace: (trace: string) => void): readonly Column<LogLine>[] => [
  { id: "at", title: "UTC, wall clock", cell: (line) => `${day(line.atUs)} ${clockMs(line.atUs)}` },
  { id: "level", title: "level", cell: (line) => <Chip tone={TONE[line.level] ?? "plain"}>{line.level.toLowerCase()}</Chip> },
  {
    id: "logger",
    title: "logger",
    cell: (line) => (
      <span className="id" title={`${line.logger}, thread ${line.thread}`}>
        {line.logger.replace(/^.*\./, "")}
      </span>
    ),
  },
  {
    id: "message",
    title: "said",
    cell: (line) => (
      <span className="log-message">
        {line.message}
        {line.stack === null ? null : (
          <details>
            <summary>what was thrown</summary>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
            <pre tabIndex={0}>{line.stack}</pre>
          </details>
        )}
      </span>
    ),
  },
  {
    id: "trace",
    title: "trace",
    cell: (line) => <TraceCell trace={line.traceId} choose={setTrace} />,
  },
  { id: "seq", title: "sequence", align: "right", cell: (line) => <Num of={count(line.seq)} source="event log" missing="about no event" /> },
];

function TraceCell({ trace, choose }: { readonly trace: string | null; readonly choose: (trace: string) => void }) {
  return trace === null ? null : (
    <button type="button" className="link id" title={`only trace ${trace}`} onClick={() => choose(trace)}>
      {trace.slice(0, SHORT)}
    </button>
  );
}
