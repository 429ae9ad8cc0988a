package io.sapphire.agents.reasoning.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.agents.reasoning.Purse;
import io.sapphire.domain.signal.Reasoning;
import reactor.core.publisher.Mono;

/** Counts what agents asked a language model, what came of it and what it cost. */
public final class CountedReasoner implements Reasoner {
    private final Reasoner reasoner;
    private final MeterRegistry registry;

    private CountedReasoner(Reasoner reasoner, MeterRegistry registry) {
        this.reasoner = reasoner;
        this.registry = registry;
    }

    public static Reasoner over(Reasoner reasoner, MeterRegistry registry) {
        return new CountedReasoner(reasoner, registry);
    }

    @Override
    public Mono<Outcome> ask(Inquiry inquiry, Purse purse) {
        return reasoner.ask(inquiry, purse).doOnNext(outcome -> count(inquiry, outcome));
    }

    private void count(Inquiry inquiry, Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered(var _, var record) -> asked(inquiry, "answered", record);
            case Outcome.Failed(var _, var record) -> asked(inquiry, "failed", record);
            case Outcome.NotAsked _ -> {}
        }
    }

    private void asked(Inquiry inquiry, String outcome, Reasoning record) {
        var agent = inquiry.agent().value();
        Counter.builder("sapphire.model.questions")
                .description("Questions to a language model")
                .tag("agent", agent)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
        Counter.builder("sapphire.model.tokens")
                .description("Tokens of questions and answers")
                .tag("agent", agent)
                .register(registry)
                .increment(record.tokens());
    }
}
