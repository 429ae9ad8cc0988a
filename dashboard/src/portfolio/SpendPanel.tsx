import type { Spend } from "../api/types";
import { Num } from "../format/Num";
import { count, llm, measured } from "../format/num";
import { plotted } from "../format/plot";
import { useSpend } from "../live/reads";
import { panelState } from "../panels/state";
import { Panel } from "../ui/Panel";
import { UseBar } from "../ui/UseBar";

/** Is thinking worth its price? */
export function SpendPanel() {
  const query = useSpend();
  return (
    <Panel name="spend" title="Language models" state={panelState(query, query.data !== undefined, "Nothing was asked yet.")}>
      {query.data === undefined ? null : <Spent spend={query.data} />}
    </Panel>
  );
}

function Spent({ spend }: { readonly spend: Spend }) {
  const about = { source: "model spending", at: spend.eventTimeUs };
  const share = spend.limit === null ? null : plotted(spend.today.value) / plotted(spend.limit.value);
  return (
    <>
      <p>
        today <Num of={llm(spend.today)} {...about} /> of <Num of={llm(spend.limit)} missing="the run has no limit" {...about} />,
        in all <Num of={llm(spend.total)} {...about} />
      </p>
      <UseBar ratio={share} />
      {spend.agents.length === 0 ? (
        <p className="muted">No agent has asked a language model in this run.</p>
      ) : (
        <table className="plain-table">
          <caption className="visually-hidden">What each agent spent</caption>
          <thead>
            <tr>
              <th scope="col">agent</th>
              <th scope="col">model</th>
              <th scope="col" className="cell-right">
                questions
              </th>
              <th scope="col" className="cell-right">
                without answer
              </th>
              <th scope="col" className="cell-right">
                tokens
              </th>
              <th scope="col" className="cell-right">
                cost
              </th>
              <th scope="col" className="cell-right">
                each
              </th>
            </tr>
          </thead>
          <tbody>
            {spend.agents.map((row) => (
              <tr key={row.agentId}>
                <th scope="row">{row.agentId}</th>
                <td>{row.model}</td>
                <td className="cell-right">
                  <Num of={count(row.questions)} {...about} />
                </td>
                <td className="cell-right">
                  <Num of={count(row.fallbacks)} {...about} />
                </td>
                <td className="cell-right">
                  <Num of={count(row.tokens)} {...about} />
                </td>
                <td className="cell-right">
                  <Num of={llm(row.cost)} {...about} />
                </td>
                <td className="cell-right">
                  <Num of={measured(row.costPerQuestion, "USD")} missing="nothing was asked" {...about} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
