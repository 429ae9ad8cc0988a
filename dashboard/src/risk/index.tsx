import { useValue } from "../live/useLive";
import { useParameter } from "../ui/address";
import { DenialsPanel } from "./DenialsPanel";
import { LimitPanel } from "./LimitPanel";
import { LimitsPanel } from "./LimitsPanel";
import { StatePanel } from "./StatePanel";
import { TestFirePanel } from "./TestFirePanel";
import "./risk.css";

/** What stops us, how near is it, and does it work? */
export default function RiskPage() {
  const risk = useValue("risk");
  const [chosen] = useParameter("limit");
  const limit = risk?.value.limits.find(({ id }) => id === chosen);
  return (
    <div className="risk-page">
      <div className="risk-main">
        <LimitsPanel />
        <DenialsPanel />
      </div>
      <div className="risk-side">
        <StatePanel />
        {limit === undefined || risk === undefined ? null : (
          <LimitPanel key={limit.id} limit={limit} seq={risk.value.seq} got={risk.got} />
        )}
        <TestFirePanel />
      </div>
    </div>
  );
}
