package io.sapphire.simulator.feed;

import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.RecordingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All markets of a run. A recording from another time than the first is shifted to the first one's start.
 *
 * @param all in the order they were named
 */
public record Markets(List<Market> all) {

    public Markets {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new RecordingException("no market is configured");
        }
        if (all.stream().map(market -> market.recording().isLive()).distinct().count() > 1) {
            throw new RecordingException("a market that trades now cannot be played beside a recorded one");
        }
    }

    /** Recordings. @throws RecordingException if a file cannot be used or two of them are the same market */
    public static Markets open(List<MarketFile> files) {
        return open(files, LiveSource.NONE);
    }

    /** @throws RecordingException if a market cannot be used or two of them are the same */
    public static Markets open(List<MarketFile> files, LiveSource live) {
        var markets = new ArrayList<Market>();
        for (var file : files) {
            var recording = Recordings.open(file, live);
            markets.add(new Market(recording, shift(markets, recording)));
        }
        refuseDoubles(files, markets);
        return new Markets(markets);
    }

    /** They are followed while they trade. */
    public boolean isLive() {
        return all.getFirst().recording().isLive();
    }

    public Instant start() {
        return all.stream().map(Market::start).min(Comparator.naturalOrder()).orElseThrow();
    }

    public Instant end() {
        return all.stream().map(Market::end).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** When the warm-up of every market is over. */
    public Instant tradingStart() {
        return all.stream()
                .map(Market::tradingStart)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Duration shift(List<Market> before, Recording recording) {
        if (before.isEmpty() || recording.isLive()) {
            return Duration.ZERO;
        }
        var first = before.getFirst().recording();
        boolean apart =
                recording.last().isBefore(first.first()) || recording.first().isAfter(first.last());
        return apart ? Duration.between(recording.first(), first.first()) : Duration.ZERO;
    }

    private static void refuseDoubles(List<MarketFile> files, List<Market> markets) {
        Map<Symbol, String> seen = new HashMap<>();
        for (int i = 0; i < markets.size(); i++) {
            var symbol = markets.get(i).symbol();
            var earlier = seen.putIfAbsent(symbol, files.get(i).file());
            if (earlier != null) {
                throw new RecordingException("both " + earlier + " and "
                        + files.get(i).file() + " trade as " + symbol + "; give one of them another symbol");
            }
        }
    }
}
