package io.sapphire.agents;

import io.sapphire.agents.grpc.Thinking;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.agents.reasoning.model.ModelReasoner;
import io.sapphire.agents.reasoning.model.Reasoner;
import io.sapphire.agents.reasoning.vertex.Gemini;
import io.sapphire.cache.Cache;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The language model as configured, or the reason why there is none: then agents go by their own rules and say so. */
record Mind(Availability availability, Thinking thinking, Optional<Gemini> model) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mind.class);

    /** @param cache of answers that were paid for once */
    static Mind of(ReasoningProperties properties, Cache cache) {
        if (!properties.isConfigured()) {
            return none(properties, Availability.NOT_CONFIGURED);
        }
        var rules = properties.rules();
        try {
            var gemini = Gemini.at(properties.address(), rules);
            var reasoner = new ModelReasoner(gemini, rules, cache, System::nanoTime);
            return new Mind(
                    new Availability.Model(rules.name()),
                    new Thinking(reasoner, properties.patience()),
                    Optional.of(gemini));
        } catch (IOException noCredentials) {
            // Only its kind: what it says may name the file's content.
            LOG.warn(
                    "no credentials for {}: {}",
                    rules.name(),
                    noCredentials.getClass().getSimpleName());
            return none(properties, new Availability.Absent("there are no credentials for " + rules.name()));
        }
    }

    private static Mind none(ReasoningProperties properties, Availability absent) {
        LOG.info("agents: {}", absent.mind());
        return new Mind(absent, new Thinking(Reasoner.NOBODY, properties.patience()), Optional.empty());
    }

    @Override
    public void close() {
        model.ifPresent(Gemini::close);
    }
}
