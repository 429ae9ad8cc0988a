import { AccessPanel } from "./AccessPanel";
import { ActionsPanel } from "./ActionsPanel";
import { ChainPanel } from "./ChainPanel";
import "./audit.css";

/** Who did what, and can I prove it? */
export default function AuditPage() {
  return (
    <div className="columns">
      <div className="columns-all">
        <ChainPanel />
      </div>
      <div className="columns-all">
        <ActionsPanel />
      </div>
      <div className="columns-all">
        <AccessPanel />
      </div>
    </div>
  );
}
