import type { Edge, TopologyNow } from "../api/types";
import { Num } from "../format/Num";
import { measured, ratio } from "../format/num";
import { latency } from "../format/time";

interface TopologyTableProps {
  readonly topology: TopologyNow;
  readonly got: number;
}

/** Every line with its numbers. */
export function TopologyTable({ topology, got }: TopologyTableProps) {
  return (
    <table className="plain-table">
      <caption className="visually-hidden">What goes from place to place, over ten seconds</caption>
      <thead>
        <tr>
          <th scope="col">from</th>
          <th scope="col">to</th>
          <th scope="col">what</th>
          <th scope="col" className="cell-right">
            rate
          </th>
          <th scope="col" className="cell-right">
            p50
          </th>
          <th scope="col" className="cell-right">
            p99
          </th>
          <th scope="col" className="cell-right">
            failed
          </th>
        </tr>
      </thead>
      <tbody>
        {topology.edges.map((edge) => (
          <Row key={`${edge.from} ${edge.to} ${edge.label}`} edge={edge} got={got} />
        ))}
      </tbody>
    </table>
  );
}

const NOT_TIMED = "nothing was timed within ten seconds";

function Row({ edge, got }: { readonly edge: Edge; readonly got: number }) {
  const about = { source: "gateway, from the event log, ten seconds", got };
  return (
    <tr>
      <th scope="row">{edge.from}</th>
      <td>{edge.to}</td>
      <td>{edge.label}</td>
      <td className="cell-right">
        <Num of={measured(edge.ratePerS, "/s")} {...about} />
      </td>
      <td className="cell-right">
        <Num of={latency(edge.p50Ms)} {...about} missing={NOT_TIMED} />
      </td>
      <td className="cell-right">
        <Num of={latency(edge.p99Ms)} {...about} missing={NOT_TIMED} />
      </td>
      <td className="cell-right">
        <Num of={ratio(edge.errorRatio)} {...about} missing="nothing went, or nothing can fail" />
      </td>
    </tr>
  );
}
