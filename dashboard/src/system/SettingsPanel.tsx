import { useSystem } from "../live/reads";
import { panelState } from "../panels/state";
import { Panel } from "../ui/Panel";

/** By which settings was this run started? */
export function SettingsPanel() {
  const query = useSystem();
  const settings = query.data?.settings ?? [];
  return (
    <Panel name="settings" title="Settings the run began with" state={panelState(query, settings.length > 0, "No setting was recorded.")}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className="scroll" tabIndex={0} role="region" aria-label="Settings">
        <table className="plain-table">
          <caption className="visually-hidden">Settings and their values</caption>
          <tbody>
            {settings.map(({ key, value }) => (
              <tr key={key}>
                <th scope="row" className="id">
                  {key}
                </th>
                <td className="cell-right id">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
