import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Refused } from "../api/problem";
import type { Shot, TestFire } from "../api/types";
import { Num } from "../format/Num";
import { measured } from "../format/num";
import { ActsOnNow } from "../ui/ActsOnNow";
import { Chip } from "../ui/Chip";
import { Hands } from "../ui/Hands";
import { Panel } from "../ui/Panel";

/** Does each limit work? On a copy of the state; nothing is sent. */
export function TestFirePanel() {
  const query = useQuery<TestFire, Refused>({
    queryKey: ["test-fire"],
    queryFn: ({ signal }) => get<TestFire>("/risk/test-fire", signal),
    enabled: false,
    retry: false,
  });
  const silent = query.data?.shots.filter(({ fired }) => !fired).length ?? 0;
  return (
    <Panel
      name="test-fire"
      title="Test-fire"
      aside={
        query.data === undefined ? null : (
          <Chip tone={silent === 0 ? "ok" : "crit"}>
            {query.data.shots.length - silent} of {query.data.shots.length} fired
          </Chip>
        )
      }
    >
      <ActsOnNow />
      <Hands>
        <p>
          <button
            type="button"
            className="button"
            aria-disabled={query.isFetching}
            onClick={() => void query.refetch()}
          >
            {query.isFetching ? "Firing" : "Make every limit fire"}
          </button>{" "}
          <span className="muted">on a copy of the state now; nothing leaves</span>
        </p>
      </Hands>
      {query.isError ? (
        <p className="field-fault" role="alert">
          {query.error.message}
        </p>
      ) : null}
      {query.data === undefined ? null : <Shots shots={query.data.shots} />}
    </Panel>
  );
}

function Shots({ shots }: { readonly shots: readonly Shot[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
    <div className="scroll shots" tabIndex={0} role="region" aria-label="What fired">
      <table className="plain-table">
        <caption className="visually-hidden">Every limit, what was held against it, and whether it fired</caption>
        <thead>
          <tr>
            <th scope="col">code</th>
            <th scope="col">asked, and what the gate measured</th>
            <th scope="col">fired</th>
          </tr>
        </thead>
        <tbody>
          {shots.map((shot) => (
            <tr key={shot.code}>
              <th scope="row">
                {shot.code} {shot.number}
              </th>
              <td>
                {shot.asked}: <Num of={measured(shot.observed, "")} source={`test-fire ${shot.code}`} /> against{" "}
                <Num of={measured(shot.limit, shot.unit)} source={`test-fire ${shot.code}`} />
              </td>
              <td>{shot.fired ? <Chip tone="ok">fired</Chip> : <Chip tone="crit">did not fire</Chip>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
