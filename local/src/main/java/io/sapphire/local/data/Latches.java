package io.sapphire.local.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What holds trading back, outlives a process and holds for the next run too.
 *
 * @param coordinator the usual one
 * @param adapter the one on the way to safety that needs no coordinator
 * @param markets those that are held back by themselves, by symbol; none in files of older builds
 */
public record Latches(TradingLatch coordinator, TradingLatch adapter, SortedMap<String, TradingLatch> markets) {
    public static final Latches OPEN = new Latches(TradingLatch.OPEN, TradingLatch.OPEN);

    public Latches {
        markets = new TreeMap<>(markets);
    }

    public Latches(TradingLatch coordinator, TradingLatch adapter) {
        this(coordinator, adapter, new TreeMap<>());
    }

    @JsonCreator
    static Latches read(
            @JsonProperty("coordinator") TradingLatch coordinator,
            @JsonProperty("adapter") TradingLatch adapter,
            @JsonProperty("markets") @Nullable Map<String, TradingLatch> markets) {
        return new Latches(coordinator, adapter, markets == null ? new TreeMap<>() : new TreeMap<>(markets));
    }

    public boolean areOpen() {
        return coordinator.isOpen() && adapter.isOpen() && markets.isEmpty();
    }

    @Override
    public String toString() {
        var single = markets.entrySet().stream()
                .map(market -> "; " + market.getKey() + " " + market.getValue())
                .collect(Collectors.joining());
        return coordinator + (adapter.isOpen() ? "" : "; the adapter on its own " + adapter) + single;
    }
}
