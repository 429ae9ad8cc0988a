import { type FormEvent, useId, useState } from "react";
import type { DecisionRow, JobAnswer, JobStarted, WhatIfWish } from "../../api/types";
import { isOpen, useJob } from "../../live/jobs";
import { useCommand } from "../../live/useCommand";
import { useStatus } from "../../live/useLive";
import { Chip } from "../../ui/Chip";
import { Hands } from "../../ui/Hands";
import { changes, EMPTY, type Form, formFault } from "./what-if";

/** The same decision with something changed; computed by the runner, nothing of it reaches a venue. */
export function WhatIf({ decision }: { readonly decision: DecisionRow }) {
  const { run } = useStatus();
  const [form, setForm] = useState<Form>(EMPTY);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const start = useCommand<WhatIfWish, JobStarted>("/what-ifs", ({ id }) => setJob(id));
  const answer = useJob<never>("what-ifs", job);
  const fault = useId();
  const toggle = (agent: string) =>
    setForm({ ...form, drop: form.drop.includes(agent) ? form.drop.filter((one) => one !== agent) : [...form.drop, agent] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = formFault(form);
    setComplaint(wrong);
    if (wrong === null && run !== null && !start.isPending) {
      start.mutate({ run, decision: decision.number, ...changes(form) });
    }
  };
  return (
    <section aria-label="What if" className="what-if">
      <h3>What if</h3>
      <form onSubmit={submit}>
        <Hands>
          <fieldset>
            <legend className="muted">Without</legend>
            {decision.votes.map(({ agentId }) => (
              <label key={agentId}>
                <input type="checkbox" checked={form.drop.includes(agentId)} onChange={() => toggle(agentId)} /> {agentId}
              </label>
            ))}
          </fieldset>
          <label className="field">
            Limits and rules, one NAME=VALUE a line, for example limits.max-order-notional=100
            <textarea rows={1} value={form.settings} onChange={(event) => setForm({ ...form, settings: event.target.value })} />
          </label>
          <label>
            <input type="checkbox" checked={form.simulate} onChange={() => setForm({ ...form, simulate: !form.simulate })} /> and
            trade on from there with the simulator
          </label>
          <button type="submit" className="button button-small" aria-disabled={start.isPending || run === null}>
            Run what if
          </button>
          <p id={fault} className="field-fault" role="alert">
            {complaint ?? (start.isError ? start.error.message : "")}
          </p>
        </Hands>
      </form>
      {job === null ? null : <Outcome id={job} answer={answer.data} failure={answer.error?.message ?? null} />}
    </section>
  );
}

interface OutcomeProps {
  readonly id: string;
  readonly answer: JobAnswer<never> | undefined;
  readonly failure: string | null;
}

function Outcome({ id, answer, failure }: OutcomeProps) {
  const job = answer?.job;
  return (
    <div className="what-if-result" role="status" data-job={id} data-state={job?.state}>
      <p>
        <Chip tone={job?.state === "FAILED" ? "crit" : job?.state === "DONE" ? "ok" : "plain"}>
          {id} {job?.state.toLowerCase() ?? ""}
        </Chip>{" "}
        {job !== undefined && isOpen(job) ? job.stage : (job?.failure ?? failure ?? "")}
      </p>
      {answer === undefined || answer.lines.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
        <pre tabIndex={0}>{answer.lines.join("\n")}</pre>
      )}
    </div>
  );
}
