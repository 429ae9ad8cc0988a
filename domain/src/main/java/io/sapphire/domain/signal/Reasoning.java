package io.sapphire.domain.signal;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import java.time.Duration;

/**
 * One question to a language model and its answer, kept so that a replay never asks again.
 *
 * @param promptHash SHA-256 of the prompt, in hex
 * @param cost in USD
 * @param fallback the answer is the agent's own rules', because the model gave none
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
        boolean fallback) {}
