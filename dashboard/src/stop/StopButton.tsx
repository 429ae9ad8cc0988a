import { useEffect } from "react";
import { stopLabel } from "./choices";
import type { Exposure } from "./exposure";

interface StopButtonProps {
  readonly state: Exposure["state"] | undefined;
  readonly onOpen: () => void;
}

/** The first of two inputs: opens the panel, sends nothing. Works from everywhere, also by Alt+Shift+K. */
export function StopButton({ state, onOpen }: StopButtonProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // By place on the keyboard: with Alt and Shift the letter depends on the layout.
      if (event.altKey && event.shiftKey && event.code === "KeyK") {
        event.preventDefault();
        onOpen();
      }
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [onOpen]);
  return (
    <button
      type="button"
      className="stop-button"
      onClick={onOpen}
      aria-keyshortcuts="Alt+Shift+K"
      title="Opens the stop panel (Alt+Shift+K). Nothing is sent yet."
    >
      <span aria-hidden="true">{"\u25a0"}</span> {stopLabel(state)}
    </button>
  );
}
