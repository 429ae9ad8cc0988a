import type { Check } from "../../api/types";
import { Num } from "../../format/Num";
import { measured } from "../../format/num";
import { Chip } from "../../ui/Chip";

interface ChecksProps {
  readonly checks: readonly Check[];
  readonly at: number;
}

/** Every rule with its numbers, failed ones first. A profile may only record a rule: then failing it stops nothing. */
export function Checks({ checks, at }: ChecksProps) {
  const failedFirst = checks.toSorted((a, b) => Number(a.pass) - Number(b.pass));
  return (
    <section aria-label="Checks">
      <h3>3 Checks</h3>
      {checks.length === 0 ? <p className="muted">No rule was applied.</p> : <CheckTable checks={failedFirst} at={at} />}
    </section>
  );
}

function CheckTable({ checks, at }: ChecksProps) {
  return (
    <table className="plain-table">
      <caption className="visually-hidden">Rules this decision was held against</caption>
      <thead>
        <tr>
          <th scope="col">rule</th>
          <th scope="col" className="cell-right">
            value
          </th>
          <th scope="col" className="cell-right">
            needs
          </th>
          <th scope="col">result</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.id}>
            <th scope="row">{check.id}</th>
            <td className="cell-right">
              <Num of={measured(check.value, "")} source={`check ${check.id}`} at={at} />
            </td>
            <td className="cell-right">
              {check.cmp === "GE" ? "\u2265" : ">"} <Num of={measured(check.limit, "")} source={`check ${check.id}`} at={at} />
            </td>
            <td>
              <Result check={check} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Result({ check }: { readonly check: Check }) {
  if (check.pass) {
    return <Chip tone="ok">passed</Chip>;
  }
  return check.enforced ? (
    <Chip tone="crit">failed, enforced</Chip>
  ) : (
    <Chip tone="warn">failed, recorded only</Chip>
  );
}
