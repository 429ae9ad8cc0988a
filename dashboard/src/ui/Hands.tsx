import { type ReactNode, useId } from "react";
import type { Role } from "../api/types";
import { useRefusal } from "../live/gateway";

interface HandsProps {
  readonly needs?: Role;
  readonly children: ReactNode;
}

/** What only some may use: for the others it stands there switched off, and says why. */
export function Hands({ needs = "operator", children }: HandsProps) {
  const why = useRefusal(needs);
  const reason = useId();
  return (
    <>
      {why === null ? null : (
        <p id={reason} className="warn not-yours">
          {why}
        </p>
      )}
      <fieldset className="hands" disabled={why !== null} aria-describedby={why === null ? undefined : reason}>
        {children}
      </fieldset>
    </>
  );
}
