package io.sapphire.coordinator.shell;

import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Reply;
import java.util.List;
import reactor.core.publisher.Mono;

/** A line to one agent. A broken line is opened anew by the next question. */
public interface AgentLine {

    AgentId id();

    /** Opens the line if it is not open: the agent is shown the past it wants. */
    Mono<AgentDescriptor> join();

    /** Shows the agent the market; fails at once if the line breaks. */
    Mono<Reply> ask(Observation observation, String traceparent);

    /** Shows the agent what was proposed; fails at once if the line breaks. By default it has nothing to say. */
    default Mono<Review> review(Proposals proposals, String traceparent) {
        return Mono.just(Review.NONE);
    }

    /** What the agent asked a language model, each told once, oldest first. By default it asks none. */
    default List<Reasoning> reasonings() {
        return List.of();
    }
}
