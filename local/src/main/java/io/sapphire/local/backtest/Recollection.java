package io.sapphire.local.backtest;

import io.sapphire.agents.reasoning.Availability;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Reasoning;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What a language model answered in a recorded run. Nobody is asked again: a question that was not asked then has no
 * answer, and the agent goes by its own rules. For one thread at a time.
 */
public final class Recollection {
    private final Map<Question, Deque<Reasoning>> answers = new HashMap<>();
    private Availability availability;
    private long unknown;

    /** Of a run that was not recorded. @param availability as its agents introduce themselves */
    Recollection(Availability availability) {
        this.availability = availability;
    }

    /** Of a recorded run, whose events are still to be heard. */
    public Recollection() {
        this(Availability.NOT_CONFIGURED);
    }

    private record Question(AgentId agent, Symbol symbol, String hash) {}

    /** Takes note of an event of the recorded run. */
    public void hear(MeshEvent event) {
        switch (event) {
            case MeshEvent.AgentJoined(AgentDescriptor agent, var _, var _)
            when agent.usesModel() || !agent.mind().isEmpty() && availability.equals(Availability.NOT_CONFIGURED) ->
                availability = Availability.recorded(agent.usesModel(), agent.mind());
            case MeshEvent.Reasoned(var reasoning) ->
                answers.computeIfAbsent(
                                new Question(reasoning.agent(), reasoning.symbol(), reasoning.promptHash()),
                                _ -> new ArrayDeque<>())
                        .addLast(reasoning);
            default -> {}
        }
    }

    /** As the agents of that run introduced themselves. */
    Availability availability() {
        return availability;
    }

    /** What came of the question then. */
    Outcome recall(Inquiry inquiry) {
        if (!(availability instanceof Availability.Model(var name))) {
            return new Outcome.NotAsked(availability.mind());
        }
        var question = new Question(inquiry.agent(), inquiry.symbol(), inquiry.hash(name));
        var told = answers.getOrDefault(question, new ArrayDeque<>()).pollFirst();
        if (told == null) {
            unknown++;
            return new Outcome.NotAsked("no answer to this question was recorded");
        }
        return told.fallback() ? new Outcome.Failed(told.answer(), told) : new Outcome.Answered(told.answer(), told);
    }

    /** Questions that were put to it and not answered then. */
    public long unknown() {
        return unknown;
    }
}
