package io.sapphire.coordinator.shell;

import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Reply;
import java.util.List;
import reactor.core.publisher.Mono;

/** A line to one agent. Whoever finds it broken opens it anew by {@link #join}. */
public interface AgentLine {

    AgentId id();

    /** Whether it is heard and scored, and counts in nothing: nobody waits for it, and no peer hears of it. */
    default boolean isShadow() {
        return false;
    }

    /** Opens the line anew, as soon as the agent can be reached: it is shown the past it wants. */
    Mono<AgentDescriptor> join();

    /** Shows the agent the market; fails at once if the line is broken or breaks. */
    Mono<Reply> ask(Observation observation, String traceparent);

    /** Shows the agent what was proposed; fails at once if the line breaks. By default it has nothing to say. */
    default Mono<Review> review(Proposals proposals, String traceparent) {
        return Mono.just(Review.NONE);
    }

    /** Puts a person's question. @param number of the question in the run; by default nobody answers */
    default Mono<String> question(long number, String text) {
        return Mono.error(new IllegalStateException("agent " + id() + " answers no questions"));
    }

    /** What came when nobody waited for it any more, each told once, oldest first. By default nothing is known of it. */
    default List<LateAnswer> lateAnswers() {
        return List.of();
    }

    /** Ends the conversation for good, as the agent is not wanted any more. By default there is nothing to end. */
    default void close() {}

    /** What the agent asked a language model, each told once, oldest first. By default it asks none. */
    default List<Reasoning> reasonings() {
        return List.of();
    }
}
