import { useEffect, useId, useRef } from "react";
import { PAGES } from "./pages";

interface HelpProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly onClose: () => void;
}

/** Every key there is, the stop first, and the switch that turns single letters off. */
export function Help({ on, onChange, onClose }: HelpProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="help" aria-labelledby={title} onClose={onClose}>
      <h2 id={title}>Keys</h2>
      <dl>
        <Key keys={["Alt", "Shift", "K"]} does="opens the stop panel, from anywhere" />
        <Key keys={["Ctrl", "K"]} does="goes anywhere by name" />
        {PAGES.map((page) => (
          <Key key={page.key} keys={["g", page.key]} does={page.title} />
        ))}
        <Key keys={["\u2191", "\u2193"]} does="or j and k: from row to row" />
        <Key keys={["\u2190", "\u2192"]} does="from number to number of a row; along a chart" />
        <Key keys={["Enter"]} does="opens a row" />
        <Key keys={["Esc"]} does="closes what is open" />
        <Key keys={["Space"]} does="pauses the facts" />
        <Key keys={["l"]} does="back from the past to now" />
        <Key keys={["t"]} does="light or dark" />
        <Key keys={["?"]} does="this" />
      </dl>
      <label>
        <input type="checkbox" checked={on} onChange={() => onChange(!on)} /> single letters work; the stop panel's keys always do
      </label>
      <p>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </p>
    </dialog>
  );
}

function Key({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
