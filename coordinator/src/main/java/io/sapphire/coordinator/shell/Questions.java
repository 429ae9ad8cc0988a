package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AgentAnswered;
import io.sapphire.domain.event.MeshEvent.AgentAsked;
import io.sapphire.domain.signal.AgentId;
import java.time.Duration;
import java.util.NoSuchElementException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Puts people's questions to agents: question and answer are recorded, and nothing is decided on them. */
final class Questions {
    private static final String NO_TRACE = "";
    private static final int LONGEST_QUESTION = 1_000;
    private static final int LONGEST_ANSWER = 4_000;
    /** Shorter than the patience of whoever asks, so that it is told who did not answer. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Sequencer sequencer;
    private final Lines lines;
    private final Scheduler core;

    Questions(Sequencer sequencer, Lines lines, Scheduler core) {
        this.sequencer = sequencer;
        this.lines = lines;
        this.core = core;
    }

    /** As {@link TradingShell#question} says. */
    Mono<Answered> ask(AgentId agent, String operator, String text) {
        return Mono.fromSupplier(() -> asked(agent, operator, text))
                .subscribeOn(core)
                .flatMap(number -> line(agent)
                        .question(number, text)
                        .transform(Patience.with(DEADLINE, "agent " + agent))
                        .publishOn(core)
                        .map(answer -> answered(agent, number, answer)));
    }

    private long asked(AgentId agent, String operator, String text) {
        if (operator.isBlank() || text.isBlank() || text.length() > LONGEST_QUESTION) {
            throw new IllegalArgumentException(
                    "an operator and a question of 1 to " + LONGEST_QUESTION + " characters are required");
        }
        var _ = line(agent);
        return record(new AgentAsked(agent, operator, text));
    }

    private Answered answered(AgentId agent, long question, String answer) {
        if (answer.length() > LONGEST_ANSWER) {
            throw new IllegalStateException(
                    "agent " + agent + " answered with more than " + LONGEST_ANSWER + " characters");
        }
        return new Answered(record(new AgentAnswered(agent, question, answer)), answer);
    }

    /** @return its sequence */
    private long record(MeshEvent event) {
        var _ = sequencer.record(event, NO_TRACE);
        return sequencer.core().state().sequence();
    }

    private AgentLine line(AgentId agent) {
        return lines.find(agent).orElseThrow(() -> new NoSuchElementException("the run has no agent " + agent));
    }
}
