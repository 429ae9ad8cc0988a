import { Num, NumbersInControl } from "../format/Num";
import { count } from "../format/num";

interface WaitingProps {
  readonly waiting: number;
  readonly what: string;
  readonly onRelease: () => void;
}

/** Rows that wait so that nothing moves under somebody's hand. */
export function Waiting({ waiting, what, onRelease }: WaitingProps) {
  return waiting === 0 ? null : (
    <button type="button" className="button button-small" onClick={onRelease}>
      <NumbersInControl>
        <Num of={count(waiting)} source="this page" /> new {what}, show
      </NumbersInControl>
    </button>
  );
}
