import { useEffect, useId, useRef } from "react";
import { OutcomeChip } from "../../ui/OutcomeChip";
import { PageLink } from "../../ui/PageLink";
import { Story } from "./Story";
import { useOneDecision } from "./useOneDecision";

interface DecisionDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
}

/**
 * Why: one decision from votes to fills. Not a modal: the page stays usable, and STOP above all.
 */
export function DecisionDrawer({ id, onClose }: DecisionDrawerProps) {
  const { decision, details, refusal } = useOneDecision(id);
  const heading = useId();
  const drawer = useRef<HTMLElement>(null);
  useOpenedFromKeyboard(drawer, onClose);
  return (
    <aside ref={drawer} className="drawer" aria-labelledby={heading} tabIndex={-1}>
      <header className="drawer-header">
        <h2 id={heading}>Decision {id}</h2>
        {decision === undefined ? null : <OutcomeChip decision={decision} />}
        <PageLink to={`/decisions/${id}`}>as a page</PageLink>
        <button type="button" className="button" onClick={onClose}>
          Close <kbd aria-hidden="true">Esc</kbd>
        </button>
      </header>
      {refusal !== null && decision === undefined ? (
        <p className="panel-empty" role="alert">
          {refusal.message} <code>{refusal.code}</code>
        </p>
      ) : null}
      {decision === undefined ? null : <Story decision={decision} details={details} />}
    </aside>
  );
}

/** Takes the focus, gives it back to the row it came from, and closes on Escape. */
function useOpenedFromKeyboard(drawer: { readonly current: HTMLElement | null }, onClose: () => void): void {
  useEffect(() => {
    const from = document.activeElement;
    drawer.current?.focus();
    return () => {
      if (from instanceof HTMLElement && from.isConnected) {
        from.focus();
      }
    };
  }, [drawer]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A dialog above has its own Escape.
      if (event.key === "Escape" && document.querySelector("dialog[open]") === null) {
        onClose();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onClose]);
}
