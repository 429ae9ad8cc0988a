package io.sapphire.local.exposure;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.portfolio.Portfolio;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was held at which marks over a run, every ten seconds of venue time at most. */
final class History {
    private static final long GRID = Duration.ofSeconds(10).toMillis();

    private final Portfolio portfolio = new Portfolio();
    private final Map<Symbol, Price> marks = new TreeMap<>();
    private final Map<Symbol, MarketFrame> frames = new TreeMap<>();
    private final Map<Symbol, List<Double>> rates = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, String> settings = new TreeMap<>();
    private Optional<MeshEvent.RunStarted> run = Optional.empty();
    private int listed;

    /**
     * At one moment.
     *
     * @param millis since 1970, venue time
     * @param marks in symbol order, as are {@code held}, base-asset units, signed
     */
    record Sample(long millis, double[] marks, double[] held, double equity) {

        double gross() {
            double gross = 0;
            for (int i = 0; i < marks.length; i++) {
                gross += Math.abs(held[i] * marks[i]);
            }
            return gross;
        }
    }

    private History() {}

    /** @param until venue time of the last event that counts */
    static History of(LogReader reader, Instant until) {
        var history = new History();
        for (var next = reader.read(); next.isPresent(); next = reader.read()) {
            var event = next.get().event();
            if (event instanceof MeshEvent.TimeAdvanced(var now, var _) && now.isAfter(until)) {
                break;
            }
            history.take(event);
        }
        return history;
    }

    private void take(MeshEvent event) {
        switch (event) {
            case MeshEvent.RunStarted started -> {
                run = Optional.of(started);
                listed = started.listings().size();
                started.settings().forEach(setting -> settings.put(setting.key(), setting.value()));
            }
            case MeshEvent.LimitsChanged changed -> settings.put("limits." + changed.limit(), changed.newValue());
            case MeshEvent.MarketObserved(var frame) -> observe(frame);
            case MeshEvent.OrderChanged(OrderEvent.Filled filled, var _) -> portfolio.fill(filled.fill());
            case MeshEvent.OrderChanged(OrderEvent.PartiallyFilled filled, var _) -> portfolio.fill(filled.fill());
            case MeshEvent.AccountChanged(var fact, var _) -> portfolio.apply(fact);
            default -> {
                // Nothing else changes what is held or what it is worth.
            }
        }
    }

    private void observe(MarketFrame frame) {
        var before = Optional.ofNullable(frames.put(frame.symbol(), frame));
        if (before.filter(earlier -> !earlier.nextFunding().equals(frame.nextFunding()))
                .isPresent()) {
            rates.computeIfAbsent(frame.symbol(), _ -> new ArrayList<>())
                    .add(units(before.get().fundingRate().e8()));
        }
        marks.put(frame.symbol(), frame.mark());
        long millis = frame.end().toEpochMilli();
        boolean due = samples.isEmpty() || millis / GRID > samples.getLast().millis() / GRID;
        if (due && marks.size() == listed) {
            samples.add(sample(millis));
        }
    }

    private Sample sample(long millis) {
        var prices = new double[marks.size()];
        var held = new double[marks.size()];
        int place = 0;
        for (var mark : marks.entrySet()) {
            prices[place] = units(mark.getValue().e8());
            held[place] = units(portfolio.position(mark.getKey()).quantity().e8());
            place++;
        }
        return new Sample(millis, prices, held, units(portfolio.equity(marks).e8()));
    }

    /** What holds after the last event. @throws IllegalStateException if a market was never seen */
    Sample last() {
        if (samples.isEmpty()) {
            throw new IllegalStateException("the run has not seen every market");
        }
        return sample(frames.values().stream()
                .mapToLong(frame -> frame.end().toEpochMilli())
                .max()
                .orElseThrow());
    }

    List<Sample> samples() {
        return samples;
    }

    /** The last sample of each span of this length. */
    List<Sample> every(Duration interval) {
        var thinned = new ArrayList<Sample>();
        for (var sample : samples) {
            boolean same = !thinned.isEmpty()
                    && sample.millis() / interval.toMillis()
                            == thinned.getLast().millis() / interval.toMillis();
            if (same) {
                thinned.removeLast();
            }
            thinned.add(sample);
        }
        return thinned;
    }

    List<Symbol> symbols() {
        return List.copyOf(marks.keySet());
    }

    Portfolio portfolio() {
        return portfolio;
    }

    Map<Symbol, Price> marks() {
        return marks;
    }

    Optional<MarketFrame> frame(Symbol symbol) {
        return Optional.ofNullable(frames.get(symbol));
    }

    /** Those that were settled. */
    List<Double> rates(Symbol symbol) {
        return rates.getOrDefault(symbol, List.of());
    }

    Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    Optional<MeshEvent.RunStarted> run() {
        return run;
    }

    static double units(long e8) {
        return e8 / (double) Fixed.ONE;
    }
}
