import { Num } from "../format/Num";
import { span } from "../format/time";
import { useNow, usePresent, useStatus } from "../live/useLive";

/** Is what I see now? The age counts since the last byte, whatever it said. */
export function StreamState() {
  const { stream, stale } = useStatus();
  const { silence } = usePresent();
  const now = useNow(100);
  const age = <Num of={span(now - silence.since)} source="time since the last byte of the stream" />;
  switch (stream.kind) {
    case "open":
      return stale ? (
        <span className="stream stream-stale" data-stream="stale">
          <span aria-hidden="true">{"\u25f7"}</span> STALE {age}
        </span>
      ) : (
        <span className="stream stream-live" data-stream="live">
          <span aria-hidden="true">{"\u25cf"}</span> LIVE {age}
        </span>
      );
    case "waiting":
      return (
        <span className="stream stream-lost" data-stream="lost">
          <span aria-hidden="true">{"\u2715"}</span> NO CONNECTION {age}
        </span>
      );
    case "connecting":
      return (
        <span className="stream" data-stream="connecting">
          <span aria-hidden="true">{"\u25cb"}</span> CONNECTING
        </span>
      );
    case "unauthorized":
      return (
        <span className="stream stream-lost" data-stream="signed-out">
          <span aria-hidden="true">{"\u2715"}</span> NO SESSION
        </span>
      );
    case "paused":
      return (
        <span className="stream stream-stale" data-stream="paused">
          <span aria-hidden="true">{"\u25cb"}</span> PAUSED {age}
        </span>
      );
  }
}
