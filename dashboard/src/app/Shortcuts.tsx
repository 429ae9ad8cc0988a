import { useColorScheme } from "@mui/material/styles";
import { useCallback, useEffect, useRef, useState } from "react";
import { useGo, useParameter } from "../ui/address";
import { Help } from "./Help";
import { PAGES } from "./pages";
import { Palette } from "./Palette";

/** After g, this long for the letter of a page. */
const PATIENCE_MS = 1500;

/** Keys that work wherever nothing is being written. They only look: none of them changes the world. */
export function Shortcuts() {
  const [helping, setHelping] = useState(false);
  const [seeking, setSeeking] = useState(false);
  const [on, setOn] = useState(true);
  const go = useGo();
  const [, setAt] = useParameter("at");
  const turn = useTurnScheme();
  const going = useRef(Number.NEGATIVE_INFINITY);
  const press = useCallback(
    (key: string): boolean => {
      const page = performance.now() - going.current < PATIENCE_MS ? PAGES.find((one) => one.key === key) : undefined;
      going.current = Number.NEGATIVE_INFINITY;
      if (page !== undefined) {
        go(`/${page.path}`);
        return true;
      }
      switch (key) {
        case "g":
          going.current = performance.now();
          return true;
        case "l":
          setAt(null);
          return true;
        case "t":
          turn();
          return true;
        case "?":
          setHelping(true);
          return true;
        default:
          return false;
      }
    },
    [go, setAt, turn],
  );
  useKeys(on, press);
  const close = useCallback(() => setHelping(false), []);
  const found = useCallback(() => setSeeking(false), []);
  useSeekKey(useCallback(() => setSeeking(true), []));
  return (
    <>
      <button type="button" className="link" onClick={() => setHelping(true)}>
        keys <kbd aria-hidden="true">?</kbd>
      </button>
      {seeking ? <Palette onClose={found} /> : null}
      {helping ? <Help on={on} onChange={setOn} onClose={close} /> : null}
    </>
  );
}

/** Ctrl or Command with K, also where somebody writes. */
function useSeekKey(seek: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wanted = event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (wanted && document.querySelector("dialog[open]") === null) {
        event.preventDefault();
        seek();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [seek]);
}

function useTurnScheme(): () => void {
  const { mode, systemMode, setMode } = useColorScheme();
  const scheme = mode === "system" ? systemMode : mode;
  return useCallback(() => setMode(scheme === "dark" ? "light" : "dark"), [scheme, setMode]);
}

/** Where somebody writes, or a dialog is open, letters are letters. */
const WRITING = "input:not([type=range]):not([type=checkbox]), textarea, select, dialog";

function useKeys(on: boolean, press: (key: string) => boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const writing = event.target instanceof Element && event.target.closest(WRITING) !== null;
      if (on && !writing && !event.altKey && !event.ctrlKey && !event.metaKey && press(event.key)) {
        event.preventDefault();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [on, press]);
}
