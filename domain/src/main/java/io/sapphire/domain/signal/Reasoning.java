package io.sapphire.domain.signal;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import java.time.Duration;

/**
 * One question to a language model and its answer, kept so that a replay never asks again.
 *
 * @param promptHash SHA-256 of model, prompt version and prompt, in hex
 * @param answer of the model; where it gave none that could be used, why not
 * @param inputTokens as billed
 * @param outputTokens as billed
 * @param cost in USD, 0 to 1000; nil if the answer was known already
 * @param fallback the agent goes by its own rules, because the model gave no answer that could be used
 * @param prompt what the model was shown with the prompt of that version; empty if the agent did not tell
 */
public record Reasoning(
        AgentId agent,
        Symbol symbol,
        String model,
        String promptVersion,
        String promptHash,
        String answer,
        int inputTokens,
        int outputTokens,
        Money cost,
        Duration latency,
        boolean fallback,
        String prompt) {
    /** No single question costs more; a claim of more is no bill. */
    private static final Money MOST = Money.of("1000");

    /** One of an agent that does not tell what it asked. */
    public Reasoning(
            AgentId agent,
            Symbol symbol,
            String model,
            String promptVersion,
            String promptHash,
            String answer,
            int inputTokens,
            int outputTokens,
            Money cost,
            Duration latency,
            boolean fallback) {
        this(
                agent,
                symbol,
                model,
                promptVersion,
                promptHash,
                answer,
                inputTokens,
                outputTokens,
                cost,
                latency,
                fallback,
                "");
    }

    public Reasoning {
        if (inputTokens < 0 || outputTokens < 0) {
            throw new IllegalArgumentException(
                    "tokens must not be negative, were " + inputTokens + " and " + outputTokens);
        }
        if (cost.signum() < 0 || cost.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("cost of a question must be 0 to 1000 USD, was " + cost);
        }
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency must not be negative, was " + latency);
        }
    }

    /** Of both directions. */
    public long tokens() {
        return (long) inputTokens + outputTokens;
    }
}
