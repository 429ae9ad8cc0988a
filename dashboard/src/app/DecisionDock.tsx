import { lazy, Suspense, useCallback } from "react";
import { useParameter } from "../ui/address";

const DecisionDrawer = lazy(() =>
  import("../panels/story/DecisionDrawer").then((module) => ({ default: module.DecisionDrawer })),
);

/** Opens whatever decision the address names. */
export function DecisionDock() {
  const [id, setId] = useParameter("decision");
  const close = useCallback(() => setId(null), [setId]);
  return id === null ? null : (
    <Suspense fallback={null}>
      <DecisionDrawer key={id} id={id} onClose={close} />
    </Suspense>
  );
}
