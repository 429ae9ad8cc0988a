interface UseBarProps {
  /** 1 is at the limit. */
  readonly ratio: number | null;
}

/** How much of a limit is used. Near the limit it changes its pattern too, not only its colour. */
export function UseBar({ ratio }: UseBarProps) {
  if (ratio === null) {
    return <span className="use-bar" aria-hidden="true" />;
  }
  const width = Math.max(0, Math.min(1, ratio)) * 100;
  return (
    <span className="use-bar" aria-hidden="true">
      <span className={`use-bar-fill ${nearness(ratio)}`} style={{ width: `${width}%` }} />
    </span>
  );
}

function nearness(ratio: number): string {
  if (ratio >= 1) {
    return "use-full";
  }
  return ratio >= 0.8 ? "use-near" : "";
}
