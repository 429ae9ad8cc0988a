package io.sapphire.local.backtest;

import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.coordinator.shell.AgentLine;
import io.sapphire.coordinator.shell.Proposals;
import io.sapphire.coordinator.shell.Review;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.RiskEnvelope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** One of our agents, which dies, thinks for long and answers something else now and then. */
final class FaultyLine implements AgentLine {
    private static final Duration SLOW = Duration.ofSeconds(20);

    private final AgentId id;
    private final AgentFactory factory;
    private final List<Listing> listings;
    private final Function<Duration, List<MarketFrame>> past;
    private final Chance chance;
    private Optional<Speaker> session = Optional.empty();

    FaultyLine(
            AgentFactory factory, List<Listing> listings, Function<Duration, List<MarketFrame>> past, Chance chance) {
        this.factory = factory;
        this.listings = listings;
        this.past = past;
        this.chance = chance;
        this.id = factory.open(listings).describe().id();
    }

    @Override
    public AgentId id() {
        return id;
    }

    @Override
    public Mono<AgentDescriptor> join() {
        return Mono.fromSupplier(() -> open().describe());
    }

    /** What it missed it is shown, with nothing to be had. */
    private Speaker open() {
        var speaker = new Speaker(factory.open(listings));
        past.apply(speaker.describe().history()).forEach(frame -> {
            var _ = speaker.observe(new Observation(frame, RiskEnvelope.CLOSED));
        });
        session = Optional.of(speaker);
        return speaker;
    }

    @Override
    public Mono<Reply> ask(Observation observation, String traceparent) {
        return Mono.defer(() -> {
            if (chance.of("agent died", 400)) {
                session = Optional.empty();
                return Mono.error(new IllegalStateException("the agent is gone"));
            }
            var frame = observation.frame();
            if (chance.of("agent answers something else", 400)) {
                return Mono.just(new NoView(id, frame.symbol(), frame.number() + 1, "confused"));
            }
            var reply = session.orElseGet(this::open).observe(observation);
            return chance.of("agent thinks", 300)
                    ? Mono.just(reply).delayElement(chance.within(SLOW))
                    : Mono.just(reply);
        });
    }

    @Override
    public Mono<Review> review(Proposals proposals, String traceparent) {
        return Mono.fromSupplier(() -> session.orElseGet(this::open).review(proposals.signals()))
                .map(review -> new Review(review.critiques(), review.revised()));
    }
}
