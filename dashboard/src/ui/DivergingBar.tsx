interface DivergingBarProps {
  /** -1 (all the way short) to 1 (all the way long), on the scale its neighbours share. */
  readonly length: number;
  /** Drawn but not counted. */
  readonly hollow?: boolean;
}

/** A vote: left of the line is short, right is long. The row around it says the same in numbers and words. */
export function DivergingBar({ length, hollow = false }: DivergingBarProps) {
  const clipped = Math.max(-1, Math.min(1, length));
  const width = Math.abs(clipped) * 50;
  const tone = clipped > 0 ? "up" : "down";
  return (
    <span className="diverging" aria-hidden="true">
      <span
        className={`diverging-bar diverging-${tone}${hollow ? " diverging-hollow" : ""}`}
        style={{ width: `${width}%`, left: clipped > 0 ? "50%" : `${50 - width}%` }}
      />
      <span className="diverging-zero" />
    </span>
  );
}
