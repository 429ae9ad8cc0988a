import type { Edge, Place, TopologyNow } from "../api/types";
import { measured } from "../format/num";
import { latency } from "../format/time";
import { draw, failing, idle, type Link, type Spot, thickness, WIDTH } from "./topology";

/** Shape is the kind of place, colour and a word its health, dashes are silence, width is how much flows. */
export function TopologyDrawing({ topology }: { readonly topology: TopologyNow }) {
  const { width, height, spots, links } = draw(topology.nodes, topology.edges);
  return (
    <svg className="topology" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={inWords(topology)}>
      {links.map((link) => (
        <Line key={`${link.from.place.id} ${link.to.place.id}`} link={link} />
      ))}
      {spots.map((spot) => (
        <Node key={spot.place.id} spot={spot} />
      ))}
    </svg>
  );
}

function inWords({ nodes, edges }: TopologyNow): string {
  const ill = nodes.filter((node) => node.state !== "OK").map((node) => `${node.id} ${node.reason ?? node.state}`);
  const flowing = edges.filter((edge) => edge.ratePerS > 0).length;
  return `${nodes.length} places, ${flowing} of ${edges.length} lines flow. ${ill.join("; ")}`;
}

function Line({ link }: { readonly link: Link }) {
  const { from, to, edges } = link;
  const look = `topology-line ${idle(edges) ? "topology-idle" : ""} ${failing(edges) ? "topology-failing" : ""}`;
  return (
    <g>
      <line className={look} x1={from.x} y1={from.y} x2={to.x} y2={to.y} strokeWidth={thickness(edges)} />
      {to.place.kind === "AGENT" ? <AtTheEnd link={link} /> : <Labels link={link} />}
    </g>
  );
}

const LINE = 13;

/** What goes over a line stands beside its middle. */
function Labels({ link: { from, to, edges } }: { readonly link: Link }) {
  const upright = from.x === to.x;
  const x = (from.x + to.x) / 2 + (upright ? -8 : 0);
  const y = (from.y + to.y) / 2 - (upright ? 0 : 18 + LINE * (edges.length - 1));
  return (
    <text className="topology-label" x={x} y={y} textAnchor={upright ? "end" : "middle"}>
      {edges.map((edge, index) => (
        <tspan key={edge.label} x={x} dy={index === 0 ? 0 : LINE}>
          {`${edge.label.split(",", 1)[0]} ${figures(edge)}`}
        </tspan>
      ))}
    </text>
  );
}

/** Agents stand below each other: their figures too. */
function AtTheEnd({ link: { to, edges } }: { readonly link: Link }) {
  return (
    <text className="topology-label" x={WIDTH - 4} y={to.y + 4} textAnchor="end">
      {edges.map(figures).join(" ")}
    </text>
  );
}

function figures(edge: Edge): string {
  const rate = measured(edge.ratePerS, "/s");
  const p99 = latency(edge.p99Ms);
  return `${rate?.text ?? ""}/s${p99 === null ? "" : `, p99 ${p99.text} ms`}`;
}

const WORD_BELOW = 24;

function Node({ spot }: { readonly spot: Spot }) {
  const { place, x, y } = spot;
  const agent = place.kind === "AGENT";
  return (
    <g>
      <Shape place={place} x={x} y={y} />
      <text
        className="topology-name"
        x={agent ? x + 14 : x}
        y={agent ? y + 4 : y + WORD_BELOW}
        textAnchor={agent ? "start" : "middle"}
      >
        {place.id}
        {place.state === "OK" ? "" : ` (${place.reason ?? place.state.toLowerCase()})`}
      </text>
    </g>
  );
}

interface ShapeProps {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
}

/** Lost is hollow: it is told without its colour too. */
function Shape({ place, x, y }: ShapeProps) {
  const look = `topology-node topology-${place.state.toLowerCase()}`;
  switch (place.kind) {
    case "VENUE":
      return <path className={look} d={`M${x} ${y - 10}L${x + 10} ${y}L${x} ${y + 10}L${x - 10} ${y}Z`} />;
    case "AGENT":
      return <circle className={look} cx={x} cy={y} r={7} />;
    case "READER":
      return <rect className={look} x={x - 10} y={y - 7} width={20} height={14} rx={7} />;
    case "SERVICE":
      return <rect className={look} x={x - 9} y={y - 9} width={18} height={18} />;
  }
}
