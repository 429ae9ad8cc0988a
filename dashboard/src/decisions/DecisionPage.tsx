import { useParams } from "react-router";
import { Story } from "../panels/story/Story";
import { useOneDecision } from "../panels/story/useOneDecision";
import { OutcomeChip } from "../ui/OutcomeChip";
import { PageLink } from "../ui/PageLink";

/** One decision with all the room there is. */
export function DecisionPage() {
  const { id = "" } = useParams();
  const { decision, details, refusal } = useOneDecision(id);
  return (
    <div className="story-page">
      <p className="story-way">
        <PageLink to="/decisions">all decisions</PageLink> <strong className="id">{id}</strong>{" "}
        {decision === undefined ? null : <OutcomeChip decision={decision} />}
        <Neighbours number={decision?.number} />
      </p>
      {refusal !== null && decision === undefined ? (
        <p className="panel-empty" role="alert">
          {refusal.message} <code>{refusal.code}</code>
        </p>
      ) : null}
      {decision === undefined ? null : <Story decision={decision} details={details} />}
    </div>
  );
}

/** The one before and the one after. */
function Neighbours({ number }: { readonly number: number | undefined }) {
  if (number === undefined) {
    return null;
  }
  return (
    <span className="story-neighbours">
      {number > 1 ? <PageLink to={`/decisions/d-${number - 1}`}>previous</PageLink> : null}{" "}
      <PageLink to={`/decisions/d-${number + 1}`}>next</PageLink>
    </span>
  );
}
