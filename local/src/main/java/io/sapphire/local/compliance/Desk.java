package io.sapphire.local.compliance;

import io.sapphire.coordinator.portfolio.Portfolio;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a log has told so far: limits, markets, positions, orders. Kept apart from the core, so that it may contradict it. */
final class Desk {
    private static final String LIMITS = "limits.";

    private final Map<String, String> settings = new TreeMap<>();
    private final Map<Symbol, Listing> listings = new HashMap<>();
    private final Map<Symbol, MarketFrame> frames = new HashMap<>();
    private final Map<Symbol, Price> marks = new TreeMap<>();
    private final Map<OrderId, OrderEvent.Intended> intents = new HashMap<>();
    private final Portfolio portfolio = new Portfolio();
    private Optional<MeshEvent.RunStarted> run = Optional.empty();
    private Instant now = Instant.MIN;
    private long version = 1;
    private long epoch;
    private long events;

    void take(Recorded recorded) {
        events++;
        switch (recorded.event()) {
            case MeshEvent.RunStarted started -> begin(started);
            case MeshEvent.TimeAdvanced(var time, var _) -> now = time;
            case MeshEvent.LeaderChanged(var next) -> epoch = next;
            case MeshEvent.LimitsChanged changed -> {
                settings.put(LIMITS + changed.limit(), changed.newValue());
                version = changed.version();
            }
            case MeshEvent.MarketObserved(var frame) -> observe(frame);
            case MeshEvent.OrderChanged(OrderEvent.Intended intended, var _) ->
                intents.put(intended.orderId(), intended);
            case MeshEvent.OrderChanged(OrderEvent.Filled filled, var _) -> portfolio.fill(filled.fill());
            case MeshEvent.OrderChanged(OrderEvent.PartiallyFilled filled, var _) -> portfolio.fill(filled.fill());
            case MeshEvent.AccountChanged(var fact, var _) -> portfolio.apply(fact);
            default -> {
                // No other event changes what is asked here; the event family belongs to the domain and grows.
            }
        }
    }

    private void begin(MeshEvent.RunStarted started) {
        run = Optional.of(started);
        started.settings().forEach(setting -> settings.put(setting.key(), setting.value()));
        started.listings().forEach(listing -> listings.put(listing.instrument().symbol(), listing));
    }

    private void observe(MarketFrame frame) {
        marks.put(frame.symbol(), frame.mark());
        if (frame.bookValid()) {
            frames.put(frame.symbol(), frame);
        }
    }

    Optional<MeshEvent.RunStarted> run() {
        return run;
    }

    /** Of a limit, as text. */
    Optional<String> limit(String key) {
        return Optional.ofNullable(settings.get(LIMITS + key));
    }

    /** Units of 1e-8. @throws IllegalStateException if there is no such limit */
    long limitE8(String key) {
        return Fixed.parse(required(key));
    }

    int count(String key) {
        return Integer.parseInt(required(key));
    }

    Duration span(String key) {
        return Duration.parse("PT" + required(key).replace(" ", ""));
    }

    private String required(String key) {
        return limit(key).orElseThrow(() -> new IllegalStateException("there is no limit " + key));
    }

    boolean lists(Symbol symbol) {
        return listings.containsKey(symbol);
    }

    /** The last one whose book was right. */
    Optional<MarketFrame> frame(Symbol symbol) {
        return Optional.ofNullable(frames.get(symbol));
    }

    Optional<Price> mark(Symbol symbol) {
        return Optional.ofNullable(marks.get(symbol));
    }

    Optional<OrderEvent.Intended> intent(OrderId order) {
        return Optional.ofNullable(intents.get(order));
    }

    int intents() {
        return intents.size();
    }

    Portfolio portfolio() {
        return portfolio;
    }

    Money gross() {
        return portfolio.grossNotional(marks);
    }

    Money net() {
        return portfolio.netNotional(marks);
    }

    Money equity() {
        return portfolio.equity(marks);
    }

    /** Venue time. */
    Instant now() {
        return now;
    }

    /** Number of the limits that hold. */
    long version() {
        return version;
    }

    /** Number of the leadership. */
    long epoch() {
        return epoch;
    }

    long events() {
        return events;
    }
}
