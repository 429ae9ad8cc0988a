/** The place of a fact: its run and its sequence in the log. On the wire `<run>-<seq>`; a run id may contain dashes. */
export interface EventId {
  readonly run: string;
  readonly seq: number;
}

export function parseEventId(text: string): EventId | null {
  const dash = text.lastIndexOf("-");
  const digits = text.slice(dash + 1);
  return dash > 0 && /^\d+$/.test(digits) ? { run: text.slice(0, dash), seq: Number(digits) } : null;
}
