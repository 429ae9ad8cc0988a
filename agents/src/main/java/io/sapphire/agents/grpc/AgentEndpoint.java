package io.sapphire.agents.grpc;

import io.sapphire.agent.v1.ConverseRequest;
import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.agent.v1.DescribeRequest;
import io.sapphire.agent.v1.DescribeResponse;
import io.sapphire.agent.v1.Heartbeat;
import io.sapphire.agent.v1.ReactorAgentServiceGrpc.AgentServiceImplBase;
import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.wire.Agents;
import io.sapphire.wire.Statuses;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hosts agents: a fresh one for every session, so that no session depends on another. */
public final class AgentEndpoint extends AgentServiceImplBase {
    private static final ConverseResponse HEARTBEAT = ConverseResponse.newBuilder()
            .setHeartbeat(Heartbeat.getDefaultInstance())
            .build();

    private final Residents residents;
    private final Duration heartbeat;
    private final Thinking thinking;

    /** An endpoint for agents that ask no language model, as {@link #AgentEndpoint(List, Duration, Thinking)}. */
    public AgentEndpoint(List<AgentFactory> agents, Duration heartbeat) {
        this(agents, heartbeat, Thinking.OF_NOBODY);
    }

    /**
     * An endpoint for these agents.
     *
     * @param heartbeat time between two proofs of life; well below the coordinator's lease
     * @throws IllegalArgumentException if there is no agent or one is there twice
     */
    public AgentEndpoint(List<AgentFactory> agents, Duration heartbeat, Thinking thinking) {
        residents = new Residents(agents);
        this.heartbeat = heartbeat;
        this.thinking = thinking;
    }

    @Override
    public Mono<DescribeResponse> describe(DescribeRequest request) {
        return Mono.fromSupplier(
                () -> introduced(residents.named(request.getAgentId()).descriptor()));
    }

    private static DescribeResponse introduced(AgentDescriptor agent) {
        return DescribeResponse.newBuilder().setAgent(Agents.toProto(agent)).build();
    }

    /** The merge holds one reply and one heartbeat: a caller that takes none is not read from either. */
    @Override
    public Flux<ConverseResponse> converse(Flux<ConverseRequest> requests) {
        return requests.publish(heard -> Flux.merge(1, replies(heard), heartbeatsUntilEndOf(heard)));
    }

    private Flux<ConverseResponse> replies(Flux<ConverseRequest> requests) {
        var session = new Session(residents, thinking);
        return requests.concatMap(request -> Flux.defer(() -> session.hear(request)), 1);
    }

    private Flux<ConverseResponse> heartbeatsUntilEndOf(Flux<ConverseRequest> requests) {
        return Flux.interval(heartbeat).onBackpressureDrop().map(_ -> HEARTBEAT).takeUntilOther(requests.then());
    }

    @Override
    protected Throwable onErrorMap(Throwable failure) {
        return Statuses.of(failure);
    }
}
