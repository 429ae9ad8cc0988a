package io.sapphire.bench.agent;

import io.sapphire.agents.BareAgents;
import io.sapphire.agents.Roster;
import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.agents.kit.Headlines;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.bench.Calls;
import io.sapphire.bench.Contest;
import io.sapphire.bench.Outcomes;
import io.sapphire.bench.trading.Recording;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.Observation;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * One frame shown to one warm agent, against what it measures on it alone: nothing said, nothing wrapped. The fast one is
 * shown frames of 100 ms of a raw recording, the others those of 10 s of the bundled one. The agent allocates nothing.
 */
public final class AgentContest {
    /** At most twice as long. */
    private static final double BAR = 0.5;

    private static final String FAST = "volume-microstructure";
    private static final String RAW = "btcusdt-futures-20240808.gz";

    private AgentContest() {}

    /** Of all six. @param recordings the folder of the shared recordings */
    public static List<Contest> all(Recording hours, Path recordings) {
        var raw = Recording.of(recordings.resolve(RAW));
        var roster = new Roster(BareAgents.defaults(), Headlines.NONE, Availability.NOT_CONFIGURED);
        return BareAgents.all().entrySet().stream()
                .map(bare -> of(
                        bare.getKey(),
                        roster.named(List.of(bare.getKey())).getFirst(),
                        bare.getValue(),
                        bare.getKey().equals(FAST) ? raw : hours))
                .toList();
    }

    private static Contest of(
            String agent,
            AgentFactory factory,
            Function<Listing, ToLongFunction<MarketFrame>> bare,
            Recording recording) {
        int measured = recording.observations().size() / 4;
        return new Contest(
                        "a frame observed by " + agent + ", p50",
                        "what it measures alone",
                        measured,
                        BAR,
                        calls(measured, recording, () -> asked(factory.open(List.of(listing(recording))))),
                        calls(measured, recording, () -> alone(bare.apply(listing(recording)))))
                .withoutAllocating();
    }

    private static Listing listing(Recording recording) {
        return recording.plan().start().listings().getFirst();
    }

    private static ToLongFunction<Observation> asked(Agent agent) {
        return shown -> agent.observe(shown) instanceof Opinion.View ? 1 : 0;
    }

    private static ToLongFunction<Observation> alone(ToLongFunction<MarketFrame> bare) {
        return shown -> bare.applyAsLong(shown.frame());
    }

    /** The frames before those that are measured make it warm. */
    private static Calls calls(int measured, Recording recording, Supplier<ToLongFunction<Observation>> fresh) {
        int first = recording.observations().size() - measured;
        return new Calls(measured, () -> {
            var observer = fresh.get();
            recording.observations().subList(0, first).forEach(shown -> Outcomes.keep(observer.applyAsLong(shown)));
            return number -> observer.applyAsLong(recording.observations().get(first + number));
        });
    }
}
