package io.sapphire.agents.microstructure;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.Calibration;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.agents.kit.PerMarket;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.ResourceTier;
import java.time.Duration;
import java.util.List;

/**
 * Reads who is pushing: resting sizes, order flow and aggressors of the last minute. Flow explains moves far better than
 * it forecasts them (methods.md 5.1), so it speaks softly and briefly: of use for when to enter, not for which side.
 */
public final class MicrostructureAgent implements Agent {
    public static final AgentId ID = new AgentId("volume-microstructure");

    private static final Duration HISTORY = Duration.ofMinutes(30);
    /** Of a signal's life: a signal is renewed well before it expires, and no faster. */
    private static final int RENEWALS = 3;

    private final MicrostructureParameters parameters;
    private final PerMarket<Desk> desks;

    public MicrostructureAgent(MicrostructureParameters parameters, List<Listing> listings) {
        this.parameters = parameters;
        desks = new PerMarket<>(listings, listing -> new Desk(listing, parameters));
    }

    @Override
    public AgentDescriptor describe() {
        return new AgentDescriptor(
                ID,
                "1",
                "Whoever is taking and adding size on one side of the book goes on pushing for a minute.",
                List.of("book", "trades"),
                parameters.horizon(),
                HISTORY,
                parameters.introduced(),
                ResourceTier.LIGHT,
                false);
    }

    @Override
    public Opinion observe(Observation observation) {
        var frame = observation.frame();
        return desks.at(frame.symbol()).observe(frame);
    }

    /** One market's watch and opinion, and when it last spoke. */
    private static final class Desk {
        private final FlowWatch watch;
        private final PressureOpinion opinion;
        private final long pause;
        private long spoken = Long.MIN_VALUE;

        Desk(Listing listing, MicrostructureParameters parameters) {
            watch = new FlowWatch(listing, parameters);
            opinion = new PressureOpinion(listing, parameters, new Calibration.Prior(parameters.priorSlope()));
            pause = parameters.expiry().toMillis() / RENEWALS;
        }

        Opinion observe(MarketFrame frame) {
            long now = frame.end().toEpochMilli();
            boolean due = spoken == Long.MIN_VALUE || now - spoken >= pause;
            return switch (watch.read(frame, due)) {
                case Reading.Silence(var silence) -> silence;
                case Reading.Pressure pressure -> {
                    spoken = now;
                    yield new Opinion.View(opinion.on(frame, pressure));
                }
            };
        }
    }
}
