import { useState } from "react";
import { useParameter } from "../ui/address";
import { ComparePanel } from "./ComparePanel";
import { JobsPanel } from "./JobsPanel";
import { StartPanel } from "./StartPanel";
import { TearsheetPanel } from "./TearsheetPanel";
import "./backtests.css";

/** Would it have worked, and how sure is that? */
export default function BacktestsPage() {
  const [chosen, choose] = useParameter("job");
  const [compared, setCompared] = useState<readonly string[]>([]);
  return (
    <div className="columns backtests-page">
      <JobsPanel chosen={chosen} onChoose={choose} compared={compared} onCompare={setCompared} />
      <StartPanel onStarted={choose} />
      {compared.length < 2 ? null : (
        <div className="columns-all">
          <ComparePanel ids={compared} />
        </div>
      )}
      {chosen === null ? null : (
        <div className="columns-all">
          <TearsheetPanel id={chosen} />
        </div>
      )}
    </div>
  );
}
