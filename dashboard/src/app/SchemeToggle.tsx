import { useColorScheme } from "@mui/material/styles";

/** Light or dark; the system's choice until somebody makes one. */
export function SchemeToggle() {
  const { mode, systemMode, setMode } = useColorScheme();
  const scheme = mode === "system" ? systemMode : mode;
  const other = scheme === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      className="button button-small scheme-toggle"
      onClick={() => setMode(other)}
      aria-label={`Switch to ${other} colours`}
      title={`Switch to ${other} colours`}
    >
      <span aria-hidden="true">{scheme === "dark" ? "\u2600" : "\u263d"}</span>
    </button>
  );
}
