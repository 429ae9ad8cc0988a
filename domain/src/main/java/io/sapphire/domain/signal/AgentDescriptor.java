package io.sapphire.domain.signal;

import java.time.Duration;
import java.util.List;

/**
 * How an agent introduces itself.
 *
 * @param version of the method: another version may answer the same market differently
 * @param method what it measures and believes, in one sentence for the trader
 * @param inputs what it looks at, for example {@code trades}
 * @param horizon how far ahead it usually looks, in event time
 * @param history how much of the past it wants to be shown before the first observation, in event time
 * @param usesModel whether it asks a language model
 * @param mind of an agent that can ask a language model: which one it asks, or what it does without and why; otherwise
 *     empty
 */
public record AgentDescriptor(
        AgentId id,
        String version,
        String method,
        List<String> inputs,
        Duration horizon,
        Duration history,
        List<Parameter> parameters,
        ResourceTier tier,
        boolean usesModel,
        String mind) {

    public AgentDescriptor {
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
        if (!horizon.isPositive()) {
            throw new IllegalArgumentException("horizon must be positive, was " + horizon);
        }
        if (history.isNegative()) {
            throw new IllegalArgumentException("history must not be negative, was " + history);
        }
    }

    /** An agent that never asks a language model, or has nothing to say of it. */
    public AgentDescriptor(
            AgentId id,
            String version,
            String method,
            List<String> inputs,
            Duration horizon,
            Duration history,
            List<Parameter> parameters,
            ResourceTier tier,
            boolean usesModel) {
        this(id, version, method, inputs, horizon, history, parameters, tier, usesModel, "");
    }
}
