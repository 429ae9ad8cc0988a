/** The place of a fact: its run and its sequence in the log. On the wire `<run>-<seq>`. */
export interface EventId {
  readonly run: string;
  readonly seq: number;
}

export const eventId = ({ run, seq }: EventId): string => `${run}-${seq}`;
