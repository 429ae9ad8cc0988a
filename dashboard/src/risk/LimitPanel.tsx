import { useState } from "react";
import type { Limit, LimitChange } from "../api/types";
import { Num } from "../format/Num";
import { amount, count, usage } from "../format/num";
import { instant } from "../format/time";
import { useParameter } from "../ui/address";
import { Panel } from "../ui/Panel";
import { ReasonForm } from "../ui/ReasonForm";
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

function Edit({ limit }: { readonly limit: Limit }) {
  const [value, setValue] = useState("");
  return (
    <ReasonForm
      path="/control/limit"
      button={`Change ${limit.title.toLowerCase()}`}
      primary
      fault={() => valueFault(value)}
      wish={(reason) => ({ limit: limit.id, value: asSetting(value, limit.unit), reason })}
      onDone={() => setValue("")}
    >
      <label className="field">
        New limit{limit.unit === "" ? "" : ` in ${limit.unit}`}, from the next order on
        <input
          value={value}
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => setValue(event.target.value)}
        />
      </label>
    </ReasonForm>
  );
}
