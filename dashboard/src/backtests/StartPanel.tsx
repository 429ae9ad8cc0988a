import { type FormEvent, useId, useState } from "react";
import type { BacktestWish, JobStarted } from "../api/types";
import { useJobsChanged } from "../live/jobs";
import { useCommand } from "../live/useCommand";
import { useRows } from "../live/useLive";
import { Hands } from "../ui/Hands";
import { Panel } from "../ui/Panel";
import { Select } from "../ui/Select";
import { command, EMPTY, type Form, formFault, wish } from "./wish";

const PROFILES: readonly string[] = ["demo", "cautious", "live"];

/** Begins a backtest; nothing of it reaches a venue. */
export function StartPanel({ onStarted }: { readonly onStarted: (job: string) => void }) {
  const agents = useRows("agent");
  const [form, setForm] = useState<Form>(EMPTY);
  const [complaint, setComplaint] = useState<string | null>(null);
  const changed = useJobsChanged("backtests");
  const start = useCommand<BacktestWish, JobStarted>("/backtests", ({ id }) => {
    changed();
    onStarted(id);
  });
  const fault = useId();
  const set = (change: Partial<Form>) => setForm({ ...form, ...change });
  const toggle = (id: string) =>
    set({ agents: form.agents.includes(id) ? form.agents.filter((one) => one !== id) : [...form.agents, id] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = formFault(form);
    setComplaint(wrong);
    if (wrong === null && !start.isPending) {
      start.mutate(wish(form));
    }
  };
  return (
    <Panel name="start" title="New backtest">
      <form className="start-form" onSubmit={submit}>
        <Hands>
          <label className="field">
            Recording: bundled, synthetic:SEED, or a file in the runner's folder
            <input value={form.recording} autoComplete="off" onChange={(event) => set({ recording: event.target.value })} />
          </label>
          <div className="start-row">
            <Select label="profile" value={form.profile} options={PROFILES} onChange={(profile) => set({ profile: profile ?? "demo" })} />
            <label className="field start-seed">
              seed
              <input value={form.seed} inputMode="numeric" autoComplete="off" onChange={(event) => set({ seed: event.target.value })} />
            </label>
          </div>
          <fieldset className="start-agents">
            <legend className="muted">Agents; none chosen means all</legend>
            {agents.map(({ id }) => (
              <label key={id}>
                <input type="checkbox" checked={form.agents.includes(id)} onChange={() => toggle(id)} /> {id}
              </label>
            ))}
          </fieldset>
          <label className="field">
            Settings, one KEY=VALUE a line
            <textarea rows={2} value={form.settings} onChange={(event) => set({ settings: event.target.value })} />
          </label>
          <code className="start-command">{command(form)}</code>
          <button type="submit" className="button button-primary" aria-disabled={start.isPending} aria-describedby={fault}>
            {start.isPending ? "Beginning" : "Begin"}
          </button>
          <p id={fault} className="field-fault" role="alert">
            {complaint ?? (start.isError ? start.error.message : "")}
          </p>
        </Hands>
      </form>
    </Panel>
  );
}
