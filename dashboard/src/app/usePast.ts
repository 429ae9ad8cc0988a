import { useMemo, useState } from "react";
import { type Past, Pasts } from "../live/past";
import { useStatus } from "../live/useLive";
import { useParameter } from "../ui/address";

/** The moment the address names; null while the page looks at now. */
export function usePast(): Past | null {
  const [at] = useParameter("at");
  const { run } = useStatus();
  const [pasts] = useState(() => new Pasts());
  return useMemo(() => (at === null || at === "" ? null : pasts.at(at, run)), [at, run, pasts]);
}
