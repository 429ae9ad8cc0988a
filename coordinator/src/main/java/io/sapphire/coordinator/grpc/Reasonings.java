package io.sapphire.coordinator.grpc;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Reasoning;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.regex.Pattern;

/** What one agent asked a language model, until it is recorded. Safe for use by several threads. */
final class Reasonings {
    private static final int MOST_WAITING = 64;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ANSWER = 4_000;
    private static final int LONGEST_PROMPT = 16_000;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final AgentId agent;
    private final List<Listing> listings;
    private final Queue<Reasoning> waiting = new ArrayDeque<>();

    Reasonings(AgentId agent, List<Listing> listings) {
        this.agent = agent;
        this.listings = listings;
    }

    /** @throws IllegalArgumentException if it is not the agent's own, on no market of the session, or too much */
    synchronized void put(Reasoning reasoning) {
        refuseUnless(reasoning.agent().equals(agent), "of " + reasoning.agent());
        refuseUnless(
                listings.stream().anyMatch(listing -> listing.symbol().equals(reasoning.symbol())),
                "on " + reasoning.symbol());
        refuseUnless(HASH.matcher(reasoning.promptHash()).matches(), "without the hash of its prompt");
        refuseUnless(
                reasoning.model().length() <= LONGEST_NAME
                        && reasoning.promptVersion().length() <= LONGEST_NAME
                        && reasoning.answer().length() <= LONGEST_ANSWER
                        && reasoning.prompt().length() <= LONGEST_PROMPT,
                "that is too long");
        refuseUnless(waiting.size() < MOST_WAITING, "more often than is recorded");
        waiting.add(reasoning);
    }

    /** All that wait, oldest first; each once. */
    synchronized List<Reasoning> take() {
        var taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private void refuseUnless(boolean fits, String what) {
        if (!fits) {
            throw new IllegalArgumentException("agent " + agent + " told of a question to a model " + what);
        }
    }
}
