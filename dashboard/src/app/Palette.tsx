import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useMarkets } from "../live/reads";
import { useRows, useValue } from "../live/useLive";
import { useGo } from "../ui/address";
import { destinations, find } from "./destinations";

/** Goes anywhere by name. It only looks: nothing it does changes the world. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [words, setWords] = useState("");
  const [lost, setLost] = useState(false);
  const go = useGo();
  const places = destinations(useMarkets(), useRows("agent"), useValue("risk")?.value.limits ?? []);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = find(words, places);
    setLost(found === null);
    if (found !== null) {
      dialog.current?.close();
      go(found.to);
    }
  };
  return (
    <dialog ref={dialog} className="help" aria-label="Go to" onClose={onClose}>
      <form onSubmit={submit}>
        <label className="field">
          Go to a page, market, agent, limit, or decision such as d-17
          <input value={words} list={list} autoComplete="off" onChange={(event) => setWords(event.target.value)} />
        </label>
        <datalist id={list}>
          {places.map(({ name, to }) => (
            <option key={to} value={name}>
              {name}
            </option>
          ))}
        </datalist>
        <p className="field-fault" role="alert">
          {lost ? "There is no such place." : ""}
        </p>
      </form>
    </dialog>
  );
}
