import { useCallback, useEffect, useRef, useState } from "react";

interface Held<Row> {
  readonly shown: readonly Row[];
  /** Rows that came meanwhile and wait. */
  readonly waiting: number;
  readonly release: () => void;
  readonly hold: {
    readonly onPointerMove: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
}

/** A pointer that rests is not reading. */
const POINTER_MS = 3000;

/**
 * New rows never move the row somebody is about to click or has the focus on: meanwhile they wait. Rows already shown
 * go on changing in place.
 */
export function useHeld<Row>(rows: readonly Row[], id: (row: Row) => string, paused = false): Held<Row> {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [kept, setKept] = useState<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = pointed || focused || paused;

  if (held && kept.length === 0 && rows.length > 0) {
    setKept(rows.map(id));
  } else if (!held && kept.length > 0) {
    setKept([]);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const release = useCallback(() => {
    setKept([]);
    setPointed(false);
    setFocused(false);
  }, []);
  const [hold] = useState(() => ({
    onPointerMove: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setPointed(false), POINTER_MS);
      setPointed(true);
    },
    onPointerLeave: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  }));
  const isHeld = held && kept.length > 0;
  return {
    shown: isHeld ? still(rows, kept, id) : rows,
    waiting: isHeld ? fresh(rows, kept[0], id) : 0,
    release,
    hold,
  };
}

function still<Row>(rows: readonly Row[], kept: readonly string[], id: (row: Row) => string): readonly Row[] {
  const known = new Set(kept);
  return rows.filter((row) => known.has(id(row)));
}

function fresh<Row>(rows: readonly Row[], newest: string | undefined, id: (row: Row) => string): number {
  const at = rows.findIndex((row) => id(row) === newest);
  return at === -1 ? rows.length : at;
}
