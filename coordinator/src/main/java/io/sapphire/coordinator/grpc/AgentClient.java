package io.sapphire.coordinator.grpc;

import io.grpc.Channel;
import io.sapphire.agent.v1.ConverseRequest;
import io.sapphire.agent.v1.DescribeRequest;
import io.sapphire.agent.v1.DescribeResponse;
import io.sapphire.agent.v1.History;
import io.sapphire.agent.v1.Open;
import io.sapphire.agent.v1.ReactorAgentServiceGrpc;
import io.sapphire.agent.v1.ReactorAgentServiceGrpc.ReactorAgentServiceStub;
import io.sapphire.coordinator.shell.AgentLine;
import io.sapphire.coordinator.shell.LateAnswer;
import io.sapphire.coordinator.shell.Proposals;
import io.sapphire.coordinator.shell.Review;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Reply;
import io.sapphire.wire.Agents;
import io.sapphire.wire.Markets;
import io.sapphire.wire.Resubscribe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One agent, seen from here. Each conversation begins with the past the agent wants to be shown. */
public final class AgentClient implements AgentLine {
    private static final int FRAMES_PER_MESSAGE = 256;
    /** Well below what one message may have: a frame has every trade of its interval. */
    private static final long BYTES_PER_MESSAGE = 2L * 1024 * 1024;

    private final AgentId id;
    private final ReactorAgentServiceStub agent;
    private final List<Listing> listings;
    private final Function<Duration, Flux<MarketFrame>> past;
    private final Duration lease;
    /** Outlives the conversations: what was asked before one broke was paid for. */
    private final Reasonings reasonings;
    /** Outlives them too: what comes late may come after the next was opened. */
    private final Overdue overdue;

    private final boolean shadow;
    private final Alias alias;

    private final Runnable hangUp;

    private Optional<AgentSession> session = Optional.empty();

    /**
     * Who an agent is in the mesh.
     *
     * @param itself what it calls itself, if that is another name
     * @param shadow it is heard and scored, and counts in nothing
     */
    public record Seat(AgentId id, AgentId itself, boolean shadow) {

        public static Seat voter(AgentId id) {
            return new Seat(id, id, false);
        }
    }

    /**
     * A client that is not connected yet.
     *
     * @param seat who it is here
     * @param past the recorded frames of so much time before now, oldest first
     * @param lease how long the agent may be silent before its conversation counts as broken
     */
    public AgentClient(
            Seat seat,
            Channel channel,
            List<Listing> listings,
            Function<Duration, Flux<MarketFrame>> past,
            Duration lease) {
        this(seat, channel, () -> {}, listings, past, lease);
    }

    /**
     * The same over a channel of its own.
     *
     * @param hangUp closes the channel with the line
     */
    public AgentClient(
            Seat seat,
            Channel channel,
            Runnable hangUp,
            List<Listing> listings,
            Function<Duration, Flux<MarketFrame>> past,
            Duration lease) {
        this.hangUp = hangUp;
        this.id = seat.id();
        this.agent = ReactorAgentServiceGrpc.newReactorStub(channel);
        this.listings = List.copyOf(listings);
        this.past = past;
        this.lease = lease;
        this.reasonings = new Reasonings(id, this.listings);
        this.overdue = new Overdue(id);
        this.shadow = seat.shadow();
        this.alias = new Alias(seat.id(), seat.itself());
    }

    @Override
    public AgentId id() {
        return id;
    }

    @Override
    public boolean isShadow() {
        return shadow;
    }

    @Override
    public Mono<AgentDescriptor> join() {
        return describe().retryWhen(Resubscribe.to("agent " + id)).doOnNext(descriptor -> {
            var _ = open(descriptor);
        });
    }

    private Mono<AgentDescriptor> describe() {
        var request =
                DescribeRequest.newBuilder().setAgentId(alias.itself().value()).build();
        return Mono.defer(() -> agent.describe(request))
                .map(DescribeResponse::getAgent)
                .map(Agents::fromProto)
                .doOnNext(this::refuseImpostor)
                .map(alias::of);
    }

    private void refuseImpostor(AgentDescriptor descriptor) {
        if (!descriptor.id().equals(alias.itself())) {
            throw new IllegalStateException("agent " + alias.itself() + " calls itself " + descriptor.id());
        }
    }

    @Override
    public Mono<Reply> ask(Observation observation, String traceparent) {
        return conversation().flatMap(open -> open.ask(observation, traceparent));
    }

    @Override
    public Mono<Review> review(Proposals proposals, String traceparent) {
        return conversation().flatMap(open -> open.review(proposals, traceparent));
    }

    @Override
    public List<LateAnswer> lateAnswers() {
        return overdue.take();
    }

    @Override
    public List<Reasoning> reasonings() {
        return reasonings.take();
    }

    @Override
    public Mono<String> question(long number, String text) {
        return conversation().flatMap(open -> open.question(number, text));
    }

    @Override
    public synchronized void close() {
        session.ifPresent(AgentSession::close);
        session = Optional.empty();
        hangUp.run();
    }

    private Mono<AgentSession> conversation() {
        return Mono.defer(() -> Mono.justOrEmpty(last()))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("agent " + id + " has not joined")));
    }

    private synchronized Optional<AgentSession> last() {
        return session;
    }

    private synchronized AgentSession open(AgentDescriptor descriptor) {
        session.ifPresent(AgentSession::close);
        var opened = new AgentSession(agent::converse, alias, opening(descriptor), reasonings, overdue, lease);
        session = Optional.of(opened);
        return opened;
    }

    private Flux<ConverseRequest> opening(AgentDescriptor descriptor) {
        var open = Open.newBuilder()
                .setAgentId(alias.itself().value())
                .addAllListings(listings.stream().map(Markets::toProto).toList());
        return Flux.concat(
                Mono.just(ConverseRequest.newBuilder().setOpen(open).build()),
                past.apply(descriptor.history()).map(Markets::toProto).transform(AgentClient::histories));
    }

    private static Flux<ConverseRequest> histories(Flux<io.sapphire.market.v1.MarketFrame> frames) {
        return Flux.defer(() -> frames.bufferUntil(new Filling(FRAMES_PER_MESSAGE, BYTES_PER_MESSAGE)))
                .map(some -> ConverseRequest.newBuilder()
                        .setHistory(History.newBuilder().addAllFrames(some))
                        .build());
    }
}
