package io.sapphire.agents;

import io.sapphire.agents.reasoning.model.ModelRules;
import io.sapphire.agents.reasoning.model.Tariff;
import io.sapphire.agents.reasoning.vertex.VertexAddress;
import io.sapphire.domain.market.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The language model, Gemini on Vertex AI. Without a project there is none, and agents go by their own rules.
 *
 * @param project of Google Cloud, which pays
 * @param location of the model, for example {@code europe-west4}
 * @param model as Vertex AI spells it, for example {@code gemini-2.5-flash}
 * @param endpoint base address of Vertex AI; empty for Google's own of the location
 * @param credentialsFile key of a service account; empty for the application default credentials
 * @param inputPrice USD for a million tokens; without a default, as a budget needs a price
 * @param outputPrice USD for a million tokens; without a default, as a budget needs a price
 * @param mostOutput tokens an answer may have, thoughts among them
 * @param timeout how long an answer may take
 * @param patience how long a reply is held back for it, and everything else of the conversation with it; what comes later
 *     counts for the next reply that judges the market anew. In lock-step it must not be shorter than the timeout, or two
 *     runs differ
 * @param atOnce how many questions may be under way
 * @param rest how long the model is left alone after half of its last ten answers were none
 */
public record ReasoningProperties(
        @DefaultValue("") String project,
        @DefaultValue("") String location,
        @DefaultValue("") String model,
        @DefaultValue("") String endpoint,
        @DefaultValue("") String credentialsFile,
        @DefaultValue("") String inputPrice,
        @DefaultValue("") String outputPrice,
        @DefaultValue("2048") int mostOutput,
        @DefaultValue("8s") Duration timeout,
        @DefaultValue("500ms") Duration patience,
        @DefaultValue("2") int atOnce,
        @DefaultValue("1m") Duration rest) {
    private static final String PREFIX = "sapphire.agents.reasoning.";

    public ReasoningProperties {
        if (!timeout.isPositive() || !patience.isPositive() || !rest.isPositive()) {
            throw new IllegalArgumentException(PREFIX + "timeout, patience and rest must be positive");
        }
        if (atOnce < 1 || mostOutput < 1) {
            throw new IllegalArgumentException(PREFIX + "at-once and most-output must be positive");
        }
        if (!project.isEmpty()) {
            given("location", location);
            given("model", model);
            given("input-price", inputPrice);
            given("output-price", outputPrice);
        }
    }

    private static void given(String key, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(PREFIX + key + " is missing: with a project it has to be given");
        }
    }

    /** Whether there is meant to be a model. */
    public boolean isConfigured() {
        return !project.isEmpty();
    }

    ModelRules rules() {
        var tariff = new Tariff(Money.of(inputPrice), Money.of(outputPrice));
        return new ModelRules(model, tariff, mostOutput, timeout, atOnce, rest);
    }

    VertexAddress address() {
        var file = credentialsFile.isEmpty() ? Optional.<Path>empty() : Optional.of(Path.of(credentialsFile));
        return new VertexAddress(project, location, model, endpoint, file);
    }
}
