import { useCallback, useEffect, useRef, useState } from "react";
import { newKey } from "../api/key";
import { Refused } from "../api/problem";
import { type Action, send } from "./control";

/** What has become of an operator's order. Times are performance.now(). */
export type Sent =
  | { readonly kind: "nothing" }
  | { readonly kind: "sending"; readonly action: Action; readonly pressed: number }
  | {
      readonly kind: "recorded";
      readonly action: Action;
      readonly pressed: number;
      readonly answered: number;
      readonly sequence: number;
    }
  | { readonly kind: "refused"; readonly action: Action; readonly pressed: number; readonly refusal: Refused };

interface Control {
  readonly sent: Sent;
  readonly press: (action: Action, reason: string) => void;
}

/** @param recorded is told the sequence, so that what the page shows can wait for it */
export function useControl(recorded: (sequence: number) => void): Control {
  const [sent, setSent] = useState<Sent>({ kind: "nothing" });
  const givingUp = useRef<AbortController | null>(null);

  const press = useCallback(
    (action: Action, reason: string) => {
      const pressed = performance.now();
      const giveUp = new AbortController();
      givingUp.current = giveUp;
      setSent({ kind: "sending", action, pressed });
      const ordered = async () => {
        try {
          const sequence = await send(action, reason, newKey(), giveUp.signal);
          setSent({ kind: "recorded", action, pressed, answered: performance.now(), sequence });
          recorded(sequence);
        } catch (failure) {
          setSent({ kind: "refused", action, pressed, refusal: asRefusal(failure) });
        }
      };
      void ordered();
    },
    [recorded],
  );

  // A stop that arrives minutes after its panel was closed would surprise whoever has resumed meanwhile.
  useEffect(() => () => givingUp.current?.abort(), []);

  return { sent, press };
}

function asRefusal(failure: unknown): Refused {
  return failure instanceof Refused ? failure : new Refused(0, "UNKNOWN", String(failure));
}
