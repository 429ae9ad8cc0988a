import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Refused } from "../api/problem";
import type { AccessList, AccessRow } from "../api/types";
import { clockMs, day } from "../format/time";
import { useRefusal } from "../live/gateway";
import { panelState } from "../panels/state";
import { Chip, type ChipTone } from "../ui/Chip";
import { Panel } from "../ui/Panel";
import { type Column, Rows } from "../ui/Rows";

const EVERY_MS = 5000;

const idOf = (row: AccessRow): string => String(row.number);

const NONE: readonly AccessRow[] = [];

/** Who came to the gateway, and who was turned away? Of now, wherever the page looks: the gateway's book is no run's. */
export function AccessPanel() {
  const why = useRefusal("admin");
  const query = useQuery<AccessList, Refused>({
    queryKey: ["access-log"],
    queryFn: ({ signal }) => get<AccessList>("/access-log?limit=100", signal),
    refetchInterval: ({ state }) => (state.status === "error" ? false : EVERY_MS),
    enabled: why === null,
  });
  const rows = query.data?.items ?? NONE;
  return (
    <Panel
      name="access"
      title="Who was let in"
      state={why === null ? panelState(query, rows.length > 0, "Nobody has come since the gateway started.") : { kind: "empty", text: why }}
      aside={<span className="muted">of now</span>}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className="scroll" tabIndex={0} role="region" aria-label="Who was let in">
        <Rows name="access" caption="Who came, newest first" columns={COLUMNS} rows={rows} id={idOf} />
      </div>
    </Panel>
  );
}

const TONE: Readonly<Record<string, ChipTone>> = { REFUSED: "warn", FORBIDDEN: "warn", LIMITED: "warn", LOGIN: "ok" };

const COLUMNS: readonly Column<AccessRow>[] = [
  { id: "at", title: "UTC, wall clock", cell: (row) => `${day(row.atUs)} ${clockMs(row.atUs)}` },
  { id: "what", title: "what", cell: (row) => <Chip tone={TONE[row.what] ?? "plain"}>{row.what.toLowerCase()}</Chip> },
  { id: "who", title: "who", cell: (row) => row.who ?? "nobody known" },
  { id: "role", title: "role", cell: (row) => row.role ?? "" },
  { id: "remote", title: "from", cell: (row) => <span className="id">{row.remote}</span> },
  { id: "request", title: "asked for", cell: (row) => <span className="id">{row.request}</span> },
  { id: "detail", title: "result", cell: (row) => row.detail },
];
