package io.sapphire.wire;

import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Parameter;
import io.sapphire.domain.signal.ResourceTier;

/** How agents introduce themselves. */
final class Descriptors {

    private Descriptors() {}

    static io.sapphire.agent.v1.AgentDescriptor toProto(AgentDescriptor agent) {
        var message = io.sapphire.agent.v1.AgentDescriptor.newBuilder()
                .setAgentId(agent.id().value())
                .setVersion(agent.version())
                .setMethod(agent.method())
                .addAllInputs(agent.inputs())
                .setHorizon(Times.toProto(agent.horizon()))
                .setHistory(Times.toProto(agent.history()))
                .setTier(toProto(agent.tier()))
                .setUsesModel(agent.usesModel())
                .setMind(agent.mind());
        agent.parameters().forEach(parameter -> message.addParameters(toProto(parameter)));
        return message.build();
    }

    static AgentDescriptor fromProto(io.sapphire.agent.v1.AgentDescriptor agent) {
        return new AgentDescriptor(
                new AgentId(agent.getAgentId()),
                agent.getVersion(),
                agent.getMethod(),
                agent.getInputsList(),
                Times.fromProto(agent.getHorizon()),
                Times.fromProto(agent.getHistory()),
                agent.getParametersList().stream().map(Descriptors::fromProto).toList(),
                fromProto(agent.getTier()),
                agent.getUsesModel(),
                agent.getMind());
    }

    private static io.sapphire.agent.v1.Parameter toProto(Parameter parameter) {
        return io.sapphire.agent.v1.Parameter.newBuilder()
                .setName(parameter.name())
                .setValueE8(parameter.valueE8())
                .setMinE8(parameter.minE8())
                .setMaxE8(parameter.maxE8())
                .setUnit(parameter.unit())
                .build();
    }

    private static Parameter fromProto(io.sapphire.agent.v1.Parameter parameter) {
        return new Parameter(
                parameter.getName(),
                parameter.getValueE8(),
                parameter.getMinE8(),
                parameter.getMaxE8(),
                parameter.getUnit());
    }

    private static io.sapphire.agent.v1.ResourceTier toProto(ResourceTier tier) {
        return switch (tier) {
            case LIGHT -> io.sapphire.agent.v1.ResourceTier.RESOURCE_TIER_LIGHT;
            case STANDARD -> io.sapphire.agent.v1.ResourceTier.RESOURCE_TIER_STANDARD;
            case HEAVY -> io.sapphire.agent.v1.ResourceTier.RESOURCE_TIER_HEAVY;
            case ACCELERATED -> io.sapphire.agent.v1.ResourceTier.RESOURCE_TIER_ACCELERATED;
        };
    }

    private static ResourceTier fromProto(io.sapphire.agent.v1.ResourceTier tier) {
        return switch (tier) {
            case RESOURCE_TIER_LIGHT -> ResourceTier.LIGHT;
            case RESOURCE_TIER_STANDARD -> ResourceTier.STANDARD;
            case RESOURCE_TIER_HEAVY -> ResourceTier.HEAVY;
            case RESOURCE_TIER_ACCELERATED -> ResourceTier.ACCELERATED;
            case RESOURCE_TIER_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("resource tier is missing or unknown");
        };
    }
}
