import { Num } from "../format/Num";
import { span } from "../format/time";
import { useNow, usePresent, useStatus } from "../live/useLive";

/** Beside every title while the stream is silent: the numbers below are what was last known. */
export function StaleMark() {
  const { stale } = useStatus();
  return stale ? <Counting /> : null;
}

function Counting() {
  const { silence } = usePresent();
  const now = useNow(100);
  return (
    <span className="stale-mark">
      <span aria-hidden="true">{"\u25f7"}</span> stale{" "}
      <Num of={span(now - silence.since)} source="time since the last byte of the stream" />
    </span>
  );
}
