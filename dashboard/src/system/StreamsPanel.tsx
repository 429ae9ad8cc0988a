import type { ReactNode } from "react";
import { Num } from "../format/Num";
import { count, measured } from "../format/num";
import { instant, latency } from "../format/time";
import { useOverview } from "../live/reads";
import { useValue } from "../live/useLive";
import { panelState } from "../panels/state";
import { Panel } from "../ui/Panel";

/** How fast does it flow, and how far behind is what I see? */
export function StreamsPanel() {
  const overview = useOverview();
  const system = useValue("system");
  return (
    <Panel
      name="streams"
      title="Event log and streams"
      state={panelState(overview, system !== undefined, "The gateway has not told its streams yet.")}
    >
      <Streams />
    </Panel>
  );
}

function Streams() {
  const got = useValue("system");
  if (got === undefined) {
    return null;
  }
  const { counts, rates, gateway, seq } = got.value;
  const about = { source: "gateway", got: got.got };
  return (
    <dl className="facts-list">
      <Fact name="events in the log">
        <Num of={count(seq)} {...about} />
      </Fact>
      <Fact name="events per second">
        <Num of={measured(rates?.eventsPerS, "/s")} missing="told of now only" {...about} />
      </Fact>
      <Fact name="facts per second">
        <Num of={measured(rates?.factsPerS, "/s")} missing="told of now only" {...about} />
      </Fact>
      <Fact name="from the log into the views">
        <Num of={latency(gateway.lagMs)} missing="nothing was read yet" {...about} />
      </Fact>
      <Fact name="pages and programs that listen">
        <Num of={count(gateway.sseClients)} {...about} />
      </Fact>
      <Fact name="decisions">
        <Num of={count(counts.decisions)} {...about} />
      </Fact>
      <Fact name="orders">
        <Num of={count(counts.orders)} {...about} />
      </Fact>
      <Fact name="fills">
        <Num of={count(counts.fills)} {...about} />
      </Fact>
      <Fact name="denials">
        <Num of={count(counts.denials)} {...about} />
      </Fact>
      <Fact name="books refused as not valid">
        <Num of={count(counts.invalidBooks)} {...about} />
      </Fact>
      <Fact name="gateway reads the log">{gateway.connected ? "yes" : "no: what is shown is the last it heard"}</Fact>
      <Fact name="gateway started">{instant(gateway.startedUs)}</Fact>
    </dl>
  );
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
