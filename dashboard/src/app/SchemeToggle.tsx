import { useColorScheme } from "@mui/material/styles";
import { useEffect } from "react";

/** Light or dark; the system's choice until somebody makes one. */
export function SchemeToggle() {
  const { mode, systemMode, setMode } = useColorScheme();
  const scheme = mode === "system" ? systemMode : mode;
  const other = scheme === "dark" ? "light" : "dark";
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const writing = event.target instanceof Element && event.target.closest("input, textarea, dialog");
      if (event.key === "t" && !writing && !event.altKey && !event.ctrlKey && !event.metaKey) {
        setMode(other);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [other, setMode]);
  return (
    <button
      type="button"
      className="button button-small scheme-toggle"
      onClick={() => setMode(other)}
      aria-label={`Switch to ${other} colours (t)`}
      title={`Switch to ${other} colours (t)`}
    >
      <span aria-hidden="true">{scheme === "dark" ? "\u2600" : "\u263d"}</span>
    </button>
  );
}
