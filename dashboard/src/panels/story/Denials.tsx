import type { Denial } from "../../api/types";
import { Side } from "../../format/Direction";
import { Num } from "../../format/Num";
import { measured, stepped } from "../../format/num";
import { useMarket } from "../../live/reads";
import { Chip } from "../../ui/Chip";

/** What the risk gate refused, and by how much. */
export function Denials({ denials }: { readonly denials: readonly Denial[] }) {
  return denials.length === 0 ? null : (
    <section aria-label="Denied">
      <h3>Denied by risk</h3>
      <ul className="denials">
        {denials.map((denial) => (
          <OneDenial key={denial.id} denial={denial} />
        ))}
      </ul>
    </section>
  );
}

function OneDenial({ denial }: { readonly denial: Denial }) {
  const market = useMarket(denial.symbol);
  const about = { source: `denial ${denial.id}, sequence ${denial.seq}`, at: denial.eventTimeUs };
  return (
    <li>
      <Chip tone="warn">
        {denial.code} {denial.number}
      </Chip>{" "}
      <Side of={denial.side} /> <Num of={stepped(denial.qty, market?.instrument.stepSize, market?.instrument.base ?? "")} {...about} />
      : would have come to <Num of={measured(denial.observed, denial.unit)} {...about} />, allowed is{" "}
      <Num of={measured(denial.limit, denial.unit)} {...about} />. {denial.text}
    </li>
  );
}
