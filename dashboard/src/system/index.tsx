import { ChangesPanel } from "./ChangesPanel";
import { HealthPanel } from "./HealthPanel";
import { LogsPanel } from "./LogsPanel";
import { RunPanel } from "./RunPanel";
import { SettingsPanel } from "./SettingsPanel";
import { StreamsPanel } from "./StreamsPanel";
import "./system.css";

/** What is broken, since when, and what changed before? */
export default function SystemPage() {
  return (
    <div className="columns system-page">
      <HealthPanel />
      <StreamsPanel />
      <RunPanel />
      <SettingsPanel />
      <div className="columns-all">
        <ChangesPanel />
      </div>
      <div className="columns-all">
        <LogsPanel />
      </div>
    </div>
  );
}
