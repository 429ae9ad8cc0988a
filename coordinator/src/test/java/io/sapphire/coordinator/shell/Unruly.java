package io.sapphire.coordinator.shell;

import io.sapphire.agent.v1.ConverseRequest;
import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.agent.v1.DescribeRequest;
import io.sapphire.agent.v1.DescribeResponse;
import io.sapphire.agent.v1.ReactorAgentServiceGrpc.AgentServiceImplBase;
import io.sapphire.agent.v1.Review;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.Observation;
import io.sapphire.wire.Agents;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An agent that says of itself what it should, and then answers as it likes. To proposals it has nothing to say. */
final class Unruly extends AgentServiceImplBase {
    private final AgentDescriptor descriptor;
    private final Function<Flux<Observation>, Flux<ConverseResponse>> manners;

    Unruly(AgentDescriptor descriptor, Function<Flux<Observation>, Flux<ConverseResponse>> manners) {
        this.descriptor = descriptor;
        this.manners = manners;
    }

    @Override
    public Mono<DescribeResponse> describe(DescribeRequest request) {
        return Mono.just(DescribeResponse.newBuilder()
                .setAgent(Agents.toProto(descriptor))
                .build());
    }

    @Override
    public Flux<ConverseResponse> converse(Flux<ConverseRequest> requests) {
        return requests.publish(heard -> Flux.merge(
                manners.apply(heard.filter(ConverseRequest::hasObservation)
                        .map(request -> Agents.fromProto(request.getObservation()))),
                heard.filter(ConverseRequest::hasProposals).map(Unruly::nothingToSay)));
    }

    private static ConverseResponse nothingToSay(ConverseRequest request) {
        var proposals = request.getProposals();
        return ConverseResponse.newBuilder()
                .setReview(Review.newBuilder().setSymbol(proposals.getSymbol()).setFrame(proposals.getFrame()))
                .build();
    }
}
