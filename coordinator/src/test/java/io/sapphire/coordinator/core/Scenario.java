package io.sapphire.coordinator.core;

import io.sapphire.domain.event.Answer;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AccountChanged;
import io.sapphire.domain.event.MeshEvent.AgentJoined;
import io.sapphire.domain.event.MeshEvent.LeaderChanged;
import io.sapphire.domain.event.MeshEvent.MarketObserved;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.MeshEvent.PositionReconciled;
import io.sapphire.domain.event.MeshEvent.RoundClosed;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.MeshEvent.SignalReceived;
import io.sapphire.domain.event.MeshEvent.TimeAdvanced;
import io.sapphire.domain.event.MeshEvent.VenueReadiness;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.portfolio.AccountEvent.BalanceChanged;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.ResourceTier;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A core that is told a story, with everything recorded as the shell would. */
public final class Scenario {
    public static final Symbol BTC = new Symbol("BTCUSDT");
    public static final Symbol ETH = new Symbol("ETHUSDT");
    public static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    public static final AgentId AGENT = new AgentId("trend");

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final List<Recorded> log = new ArrayList<>();
    private final List<Effect> outside = new ArrayList<>();
    private final TradingCore core;
    private long reports;
    private long trades;

    public Scenario() {
        this(start());
    }

    Scenario(RunStarted run) {
        this.core = TradingCore.of(run);
        record(run);
    }

    /** Reconciled, with 10 000 on the account, one agent seated, open for trading. */
    static Scenario trading() {
        return new Scenario().opened(Readiness.TRADING);
    }

    Scenario opened(Readiness readiness) {
        record(new LeaderChanged(1));
        report(new BalanceChanged("USDT", Money.of("10000"), "DEPOSIT", START));
        record(new PositionReconciled(BTC, 0, 0));
        record(new AgentJoined(agent(), false));
        record(new VenueReadiness(readiness, ""));
        return this;
    }

    /** The same with a second market, BTCUSDT and ETHUSDT. */
    static Scenario tradingTwo(List<Setting> settings) {
        var listings = List.of(listing(BTC), listing(ETH));
        var story = new Scenario(new RunStarted("run", "test", 1, "demo", settings, listings, START));
        var _ = story.opened(Readiness.TRADING);
        story.record(new PositionReconciled(ETH, 0, 0));
        return story;
    }

    /** One frame, with the agent's vote on it. */
    void round(int number, String mid, double rise) {
        round(BTC, number, mid, rise);
    }

    void round(Symbol symbol, int number, String mid, double rise) {
        observe(symbol, number, mid);
        record(new SignalReceived(signal(symbol, number, rise)));
        record(new RoundClosed(symbol, frameNumber(number), List.of(new Answer(AGENT, "")), List.of()));
    }

    void observe(int number, String mid) {
        observe(BTC, number, mid);
    }

    void observe(Symbol symbol, int number, String mid) {
        record(new TimeAdvanced(end(number), number));
        record(new MarketObserved(frame(symbol, number, mid)));
    }

    void accept(Order order) {
        report(new OrderEvent.Accepted(order.id(), 1, core.state().now()));
    }

    void fill(Order order, String price) {
        trades++;
        var at = Price.of(price);
        var fee = at.times(order.quantity()).times(Rate.ofBp(4));
        var fill = new Fill(trades, order.symbol(), order.side(), at, order.quantity(), fee, false);
        report(new OrderEvent.Filled(order.id(), fill, core.state().now()));
    }

    void report(OrderEvent fact) {
        reports++;
        record(new OrderChanged(fact, reports));
    }

    void report(io.sapphire.domain.portfolio.AccountEvent fact) {
        reports++;
        record(new AccountChanged(fact, reports));
    }

    void record(MeshEvent event) {
        var recorded = new Recorded(log.size() + 1, START, "", "", event);
        log.add(recorded);
        for (var effect : core.apply(recorded)) {
            if (effect instanceof Effect.Append(var consequence)) {
                record(consequence);
            } else {
                outside.add(effect);
            }
        }
    }

    /** Orders that left so far. */
    List<Order> sent() {
        return outside.stream()
                .flatMap(effect -> effect instanceof Effect.Send send
                        ? Stream.of(send.approved().order())
                        : Stream.empty())
                .toList();
    }

    List<Effect> outside() {
        return List.copyOf(outside);
    }

    <T extends MeshEvent> List<T> recorded(Class<T> type) {
        return log.stream()
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<OrderEvent.Denied> denials() {
        return recorded(OrderChanged.class).stream()
                .flatMap(changed ->
                        changed.fact() instanceof OrderEvent.Denied denied ? Stream.of(denied) : Stream.empty())
                .toList();
    }

    List<Recorded> log() {
        return List.copyOf(log);
    }

    TradingCore core() {
        return core;
    }

    public static RunStarted start() {
        return new RunStarted("run", "test", 1, "demo", settings(), List.of(listing()), START);
    }

    public static Listing listing() {
        return listing(BTC);
    }

    public static Listing listing(Symbol symbol) {
        var instrument = new Instrument(
                symbol, Price.of("0.01"), Quantity.of("0.0001"), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));
        return new Listing(instrument, INTERVAL, "test", true, true, true, Duration.ZERO);
    }

    public static List<Setting> settings() {
        return Stream.of(
                        "limits.max-order-notional=500",
                        "limits.max-position-notional=2000",
                        "limits.max-gross-notional=4000",
                        "limits.max-net-notional=4000",
                        "limits.max-price-deviation=0.05",
                        "limits.max-drawdown=0.5",
                        "limits.max-loss-streak=1000",
                        "limits.cooldown-after-loss=0s",
                        "limits.max-leverage=2",
                        "limits.max-orders-per-minute=10",
                        "limits.max-daily-loss=200",
                        "limits.market-stale-after=2m",
                        "limits.max-concentration=1",
                        "limits.max-correlated-risk=0.1",
                        "limits.max-times-typical=10",
                        "limits.max-book-share=1",
                        "limits.max-margin-use=0.5",
                        "limits.initial-margin=0.05",
                        "limits.maintenance-margin=0.02",
                        "limits.min-liquidation-distance=0.2",
                        "limits.max-messages-per-minute=20",
                        "limits.max-in-flight=3",
                        "limits.max-executions=30",
                        "limits.executions-within=1h",
                        "limits.max-daily-model-cost=1",
                        "limits.max-daily-model-tokens=1000",
                        "sizing.target-volatility=2",
                        "sizing.kelly-fraction=0.25",
                        "sizing.probe-share=1",
                        "sizing.assumed-volatility=0.05",
                        "sizing.volatility-half-life=12h",
                        "consensus.quorum=1",
                        "consensus.threshold=0.02",
                        "consensus.hold-at=0.02",
                        "consensus.full-size-at=0.05",
                        "consensus.clip=0.75",
                        "consensus.max-weight=1",
                        "consensus.supporters=2",
                        "consensus.enforce-supporters=false",
                        "consensus.enforce-leave-one-out=false",
                        "consensus.enforce-edge-after-cost=false",
                        "consensus.decide-every=5m",
                        "trading.account=main",
                        "trading.largest-position=1800",
                        "trading.largest-order=480",
                        "trading.hysteresis=0.2",
                        "trading.collar=0.001",
                        "trading.order-life=30s",
                        "trading.stop-distance=0.03",
                        "trading.unprotected-at-most=30s")
                .map(line -> line.split("=", 2))
                .map(parts -> new Setting(parts[0], parts[1]))
                .toList();
    }

    /** Settings under which pace stops nothing. */
    public static List<Setting> unhurried() {
        return settings(
                "limits.max-orders-per-minute=1000000",
                "limits.max-messages-per-minute=1000000",
                "limits.max-in-flight=1000000");
    }

    /** The settings with some of them otherwise, each {@code key=value}. */
    static List<Setting> settings(String... changes) {
        var settings = new ArrayList<>(settings());
        for (var change : changes) {
            var parts = change.split("=", 2);
            settings.removeIf(setting -> setting.key().equals(parts[0]));
            settings.add(new Setting(parts[0], parts[1]));
        }
        return List.copyOf(settings);
    }

    public static AgentDescriptor agent() {
        var minute = Duration.ofMinutes(1);
        return new AgentDescriptor(AGENT, "1", "test", List.of(), minute, minute, List.of(), ResourceTier.LIGHT, false);
    }

    public static Instant end(int number) {
        return START.plus(INTERVAL.multipliedBy(number));
    }

    public static long frameNumber(int number) {
        return end(number).toEpochMilli() / INTERVAL.toMillis();
    }

    public static MarketFrame frame(int number, String mid) {
        return frame(BTC, number, mid);
    }

    public static MarketFrame frame(Symbol symbol, int number, String mid) {
        var middle = Price.of(mid);
        var half = Price.of("0.05").e8();
        var size = Quantity.of("10");
        var book = new OrderBook(
                List.of(new BookLevel(new Price(middle.e8() - half), size)),
                List.of(new BookLevel(new Price(middle.e8() + half), size)));
        return new MarketFrame(
                symbol,
                frameNumber(number),
                end(number).minus(INTERVAL),
                end(number),
                List.of(),
                book,
                middle,
                Rate.ofBp(1),
                START.plusSeconds(14_400),
                true);
    }

    public static Signal signal(int number, double rise) {
        return signal(BTC, number, rise);
    }

    public static Signal signal(Symbol symbol, int number, double rise) {
        var probability = Probability.of(rise);
        boolean up = probability.ppm() >= 500_000;
        return new Signal(
                AGENT,
                symbol,
                frameNumber(number),
                up ? Direction.LONG : Direction.SHORT,
                up ? probability : probability.complement(),
                Duration.ofMinutes(5),
                Rate.ZERO,
                Rate.ofBp(20),
                List.of(),
                "because",
                end(number),
                end(number).plusSeconds(180));
    }
}
