import { type FormEvent, useId, useState } from "react";
import type { Agent, AskAnswer } from "../api/types";
import { Num } from "../format/Num";
import { count } from "../format/num";
import { useCommand } from "../live/useCommand";
import { ActsOnNow } from "../ui/ActsOnNow";
import { Hands } from "../ui/Hands";

/** The gateway takes no more. */
const LONGEST = 1000;

/** A question to an agent, in words; nothing is decided on it. */
export function Ask({ agent }: { readonly agent: Agent }) {
  const [question, setQuestion] = useState("");
  const command = useCommand<{ readonly question: string }, AskAnswer>(`/agents/${encodeURIComponent(agent.id)}/ask`);
  const fault = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim() !== "" && !command.isPending) {
      command.mutate({ question: question.trim() });
    }
  };
  return (
    <form className="reason-form" onSubmit={submit}>
      <Hands>
        <h3>Ask</h3>
        <ActsOnNow />
        <label className="field">
          Question to {agent.id}; {agent.usesLlm ? "a language model may answer, at its price" : "answered by its own rules, free"}
          <textarea
            value={question}
            rows={2}
            maxLength={LONGEST}
            aria-describedby={fault}
            onChange={(event) => setQuestion(event.target.value)}
          />
        </label>
        <button type="submit" className="button button-small" aria-disabled={question.trim() === "" || command.isPending}>
          {command.isPending ? "Asking" : "Ask"}
        </button>
        <p id={fault} className="field-fault" role="alert">
          {command.isError ? command.error.message : ""}
        </p>
        {command.data === undefined ? null : (
          <blockquote className="answer">
            {command.data.answer}{" "}
            <span className="muted">
              recorded as sequence <Num of={count(command.data.sequence)} source="event log" />
            </span>
          </blockquote>
        )}
      </Hands>
    </form>
  );
}
