import { type FormEvent, useId, useState } from "react";
import type { ControlAnswer, Limit, LimitChange } from "../api/types";
import { Num } from "../format/Num";
import { amount, count, usage } from "../format/num";
import { instant } from "../format/time";
import { useCommand } from "../live/useCommand";
import { ActsOnNow } from "../ui/ActsOnNow";
import { Hands } from "../ui/Hands";
import { useParameter } from "../ui/address";
import { Panel } from "../ui/Panel";
import { reasonFault } from "../ui/reason";
import { UseBar } from "../ui/UseBar";
import { asSetting, valueFault } from "./edit";

interface LimitPanelProps {
  readonly limit: Limit;
  readonly seq: number;
  readonly got: number;
}

/** One limit: what it is, who changed it, and the way to change it. */
export function LimitPanel({ limit, seq, got }: LimitPanelProps) {
  const [, choose] = useParameter("limit");
  const about = { source: `limit ${limit.id}, sequence ${seq}`, got, missing: "not measured between orders" };
  return (
    <Panel
      name="limit"
      title={limit.title}
      aside={
        <button type="button" className="button button-small" onClick={() => choose(null)}>
          close
        </button>
      }
    >
      <p>
        <Num of={amount(limit.now, limit.unit)} {...about} /> of <Num of={amount(limit.limit, limit.unit)} {...about} />, used{" "}
        <Num of={usage(limit.useRatio)} {...about} />, at most <Num of={usage(limit.max24hRatio)} {...about} /> in 24 h of venue
        time, denied <Num of={count(limit.deniesCount24h)} {...about} />
      </p>
      <UseBar ratio={limit.useRatio} />
      <Changed change={limit.changed} unit={limit.unit} />
      <Edit limit={limit} />
    </Panel>
  );
}

function Changed({ change, unit }: { readonly change: LimitChange | null; readonly unit: string }) {
  if (change === null) {
    return <p className="muted">Not changed in this run: it stands as in the profile.</p>;
  }
  const about = { source: "limit change", at: change.us };
  return (
    <p>
      Changed at {instant(change.us)} by {change.by} from <Num of={amount(change.old, unit)} {...about} /> to{" "}
      <Num of={amount(change.new, unit)} {...about} />: {change.reason}
    </p>
  );
}

interface Wish {
  readonly reason: string;
  readonly limit: string;
  readonly value: string;
}

function Edit({ limit }: { readonly limit: Limit }) {
  const [value, setValue] = useState("");
  const [reason, setReason] = useState("");
  const [complaint, setComplaint] = useState<string | null>(null);
  const command = useCommand<Wish, ControlAnswer>("/control/limit");
  const fault = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = valueFault(value) ?? reasonFault(reason);
    setComplaint(wrong);
    if (wrong === null && !command.isPending) {
      command.mutate({ limit: limit.id, value: asSetting(value, limit.unit), reason: reason.trim() });
    }
  };
  return (
    <form className="limit-form" onSubmit={submit}>
      <Hands>
        <ActsOnNow />
        <label className="field">
          New limit{limit.unit === "" ? "" : ` in ${limit.unit}`}, from the next order on
          <input
            value={value}
            inputMode="decimal"
            autoComplete="off"
            aria-describedby={fault}
            onChange={(event) => setValue(event.target.value)}
          />
        </label>
        <label className="field">
          Reason
          <input
            value={reason}
            maxLength={200}
            autoComplete="off"
            aria-describedby={fault}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <button type="submit" className="button button-primary" aria-disabled={command.isPending}>
          Change {limit.title.toLowerCase()}
        </button>
        <p id={fault} className="field-fault" role="alert">
          {complaint ?? (command.isError ? command.error.message : "")}
        </p>
        {command.data === undefined ? null : (
          <p className="muted" role="status">
            recorded as sequence <Num of={count(command.data.sequence)} source="event log" />
          </p>
        )}
      </Hands>
    </form>
  );
}
