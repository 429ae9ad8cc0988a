import type { Funding, MarketInfo } from "../api/types";
import { Num } from "../format/Num";
import { change, ratio } from "../format/num";
import { clock, day, span } from "../format/time";
import { useFunding } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { Chip } from "../ui/Chip";
import { Panel } from "../ui/Panel";

/** What does holding cost? */
export function FundingPanel({ market }: { readonly market: MarketInfo | undefined }) {
  const query = useFunding(market?.symbol);
  return (
    <Panel
      name="funding"
      title="Funding"
      state={panelState(query, query.data !== undefined, "Nothing is known about funding here.")}
      aside={market?.simulated === true ? <Chip>simulated</Chip> : null}
    >
      {query.data === undefined ? null : <Terms funding={query.data} />}
    </Panel>
  );
}

function Terms({ funding }: { readonly funding: Funding }) {
  const venueUs = useValue("portfolio")?.value.eventTimeUs ?? funding.eventTimeUs;
  const about = { source: "funding", at: funding.eventTimeUs };
  const leftMs = funding.nextUs === null || venueUs === null ? null : Math.max(0, (funding.nextUs - venueUs) / 1000);
  return (
    <>
      <dl className="facts-list">
        <div>
          <dt>rate, longs pay if positive</dt>
          <dd>
            <Num of={ratio(funding.rateRatio, "always")} missing={funding.quoteReason} {...about} />
          </dd>
        </div>
        <div>
          <dt>next{funding.nextUs === null ? "" : ` at ${clock(funding.nextUs)} UTC`}, venue time, in</dt>
          <dd>
            <Num of={span(leftMs)} missing={funding.quoteReason} {...about} />
          </dd>
        </div>
        <div>
          <dt>we would receive then</dt>
          <dd>
            <Num of={change(funding.expected)} signed missing="we hold nothing here" {...about} />
          </dd>
        </div>
        <div>
          <dt>received so far</dt>
          <dd>
            <Num of={change(funding.received)} signed {...about} />
          </dd>
        </div>
      </dl>
      {funding.items.length === 0 ? null : (
        <table className="plain-table">
          <caption className="visually-hidden">Settlements, newest first</caption>
          <tbody>
            {funding.items.slice(0, 5).map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {day(row.us)} {clock(row.us)}
                </th>
                <td className="cell-right">
                  <Num of={change(row.amount)} signed source={`settlement, sequence ${row.seq}`} at={row.us} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
