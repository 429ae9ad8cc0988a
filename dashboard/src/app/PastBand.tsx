import { Num } from "../format/Num";
import { count } from "../format/num";
import { instant } from "../format/time";
import type { Past } from "../live/past";
import { useOverview } from "../live/reads";
import { useParameter } from "../ui/address";
import { Band } from "../ui/Band";

/** What is below is not now, and cannot be mistaken for it. Stands inside of the scene it speaks of. */
export function PastBand({ past }: { readonly past: Past }) {
  const { data, error } = useOverview();
  const [, setAt] = useParameter("at");
  return (
    <Band tone="warn" name="past">
      <strong>
        You look at{" "}
        {data === undefined ? past.at : data.eventTimeUs === null ? "the beginning" : instant(data.eventTimeUs)}
      </strong>
      {error === null ? null : `: ${error.message}`}
      {data === undefined ? null : (
        <>
          , sequence <Num of={count(data.asOfSeq)} source="event log" />
        </>
      )}
      . Bar and STOP speak of now and act on now.{" "}
      <button type="button" className="button button-small" onClick={() => setAt(null)}>
        Back to live
      </button>
    </Band>
  );
}
