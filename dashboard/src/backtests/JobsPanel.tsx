import type { Job } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { instant } from "../format/time";
import { useRefusal } from "../live/gateway";
import { isOpen, useCancel, useJobs } from "../live/jobs";
import { panelState } from "../panels/state";
import { Chip, type ChipTone } from "../ui/Chip";
import { Panel } from "../ui/Panel";

interface JobsPanelProps {
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  readonly compared: readonly string[];
  readonly onCompare: (ids: readonly string[]) => void;
}

/** As many as can be told apart side by side. */
const MOST_COMPARED = 4;

/** What was traded anew, and how far is it? */
export function JobsPanel({ chosen, onChoose, compared, onCompare }: JobsPanelProps) {
  const query = useJobs("backtests");
  const jobs = query.data?.items ?? [];
  const toggle = (id: string) =>
    onCompare(compared.includes(id) ? compared.filter((one) => one !== id) : [...compared, id].slice(-MOST_COMPARED));
  return (
    <Panel
      name="jobs"
      title="Backtests"
      state={panelState(
        query,
        jobs.length > 0,
        query.data?.itemsReason ?? "No backtest was begun since the runner started. Begin one beside this list.",
      )}
      aside={<span className="muted">tick two or more to compare them</span>}
    >
      <ul className="jobs">
        {jobs.map((job) => (
          <JobLine
            key={job.id}
            job={job}
            open={job.id === chosen}
            compared={compared.includes(job.id)}
            onOpen={() => onChoose(job.id)}
            onCompare={() => toggle(job.id)}
          />
        ))}
      </ul>
    </Panel>
  );
}

const TONE: Readonly<Record<Job["state"], ChipTone>> = {
  QUEUED: "plain",
  RUNNING: "plain",
  DONE: "ok",
  FAILED: "crit",
  CANCELLED: "warn",
};

interface JobLineProps {
  readonly job: Job;
  readonly open: boolean;
  readonly compared: boolean;
  readonly onOpen: () => void;
  readonly onCompare: () => void;
}

function JobLine({ job, open, compared, onOpen, onCompare }: JobLineProps) {
  return (
    <li className={open ? "job job-open" : "job"} data-job={job.id} data-state={job.state}>
      <input
        type="checkbox"
        aria-label={`Compare ${job.id}`}
        checked={compared}
        disabled={job.state !== "DONE"}
        onChange={onCompare}
      />
      <button type="button" className="link" onClick={onOpen}>
        {job.id}
      </button>
      <Chip tone={TONE[job.state]}>{job.state.toLowerCase()}</Chip>
      {isOpen(job) ? <Progress job={job} /> : <span className="muted">{job.failure ?? ""}</span>}
    </li>
  );
}

function Progress({ job }: { readonly job: Job }) {
  const cancel = useCancel("backtests");
  const why = useRefusal("operator");
  return (
    <>
      <progress max={100} value={job.percent} aria-label={`${job.id}: ${job.stage}`} />
      <span className="muted">
        <Num of={count(job.percent, "%")} source="runner" /> {job.stage}
        {job.venueTimeUs === null ? "" : `, ${instant(job.venueTimeUs)}`}
      </span>
      <button
        type="button"
        className="button button-small"
        disabled={why !== null}
        title={why ?? undefined}
        onClick={() => cancel.mutate(job.id)}
      >
        Stop
      </button>
    </>
  );
}
