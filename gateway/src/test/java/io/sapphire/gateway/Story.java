package io.sapphire.gateway;

import io.sapphire.domain.event.Answer;
import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Denial;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SizeCap;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.order.Urgency;
import io.sapphire.domain.order.Watch;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.ResourceTier;
import io.sapphire.domain.signal.Signal;
import io.sapphire.wire.Events;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A run as its log would tell it, event by event. */
public final class Story {
    public static final Symbol BTC = new Symbol("BTCUSDT");
    public static final AgentId AGENT = new AgentId("trend-momentum");
    public static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration RECORDING = Duration.ofMillis(7);
    private static final String NO_PREVIOUS = "0".repeat(64);

    private final String run;
    private final List<Recorded> log = new ArrayList<>();
    private Instant now = START;
    private Instant recording = START;
    private long reports;
    private long trades;
    private long decisions;
    private long orders;

    public Story(String run) {
        this(run, settings());
    }

    private Story(String run, List<Setting> settings) {
        this.run = run;
        tell(new MeshEvent.RunStarted(run, "test", 1, "demo", settings, List.of(listing()), START));
    }

    /** Led, paid in, reconciled, one agent seated, open for trading. */
    public static Story trading(String run) {
        return trading(run, settings());
    }

    /** The same with other settings. */
    public static Story trading(String run, List<Setting> settings) {
        var story = new Story(run, settings);
        story.tell(new MeshEvent.LeaderChanged(1));
        story.account(new AccountEvent.BalanceChanged("USDT", Money.of("10000"), "DEPOSIT", START));
        story.tell(new MeshEvent.PositionReconciled(BTC, 0, 0));
        story.tell(new MeshEvent.AgentJoined(agent(AGENT), false));
        story.tell(new MeshEvent.VenueReadiness(Readiness.TRADING, ""));
        return story;
    }

    /** The same every time for the same seed: frames, votes, decisions, orders, fills and stops. */
    public static Story seeded(String run, long seed, int frames) {
        var story = trading(run);
        var random = new SplittableRandom(seed);
        long price = 60_000;
        for (int frame = 1; frame <= frames; frame++) {
            price += random.nextLong(-20, 21);
            story.frame(frame, Long.toString(price));
            story.vote(frame, 0.5 + random.nextInt(0, 20) / 100.0);
            if (frame % 3 == 0) {
                story.trade(frame, Long.toString(price), frame % 6 == 0 ? Side.SELL : Side.BUY, "0.01");
            }
        }
        return story;
    }

    /** A decision, its order, and the fill of all of it. */
    public void trade(int frame, String price, Side side, String quantity) {
        decide(frame, side == Side.BUY ? Direction.LONG : Direction.SHORT, 0.61);
        var order = intend(side, quantity, price);
        accept(order);
        fill(order, price, quantity, "0.24");
    }

    public void tell(MeshEvent event) {
        long sequence = log.size() + 1;
        var recorded = new Recorded(
                sequence,
                recording.plus(RECORDING.multipliedBy(sequence)),
                "%032x".formatted(sequence),
                log.isEmpty() ? NO_PREVIOUS : HexFormat.of().formatHex(hash(log.getLast())),
                event);
        log.add(recorded);
    }

    /** Of all that is told of it, as the log's own is of all that it writes. */
    private static byte[] hash(Recorded recorded) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(Events.toProto(recorded).toByteArray());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is told from now on is recorded from another moment on. */
    public void recordFrom(Instant moment) {
        recording = moment;
    }

    public void order(OrderEvent fact) {
        reports++;
        tell(new MeshEvent.OrderChanged(fact, reports));
    }

    public void account(AccountEvent fact) {
        reports++;
        tell(new MeshEvent.AccountChanged(fact, reports));
    }

    /** Venue time moves to the frame's end, and the market is seen there. */
    public void frame(int number, String mid) {
        now = end(number);
        tell(new MeshEvent.TimeAdvanced(now, number));
        tell(new MeshEvent.MarketObserved(frameOf(number, mid)));
    }

    public void vote(int number, double rise) {
        tell(new MeshEvent.SignalReceived(signal(number, rise)));
        tell(new MeshEvent.RoundClosed(BTC, frameNumber(number), List.of(new Answer(AGENT, "")), List.of()));
    }

    public void decide(int frame, Direction direction, double rise) {
        decide(frame, direction, rise, true);
    }

    public void decide(int frame, Direction direction, double rise, boolean quorum) {
        decisions++;
        var probability = Probability.of(rise);
        boolean up = probability.compareTo(Probability.EVEN) >= 0;
        var vote = new Vote(
                AGENT,
                quorum ? Vote.State.VOTED : Vote.State.ABSTAINED,
                quorum ? frameNumber(frame) : 0,
                up ? Direction.LONG : Direction.SHORT,
                up ? probability : probability.complement(),
                1_000_000,
                Fixed.parse("0.2"),
                quorum ? "" : "no signal yet");
        int band = direction == Direction.FLAT ? 0 : 25;
        tell(new MeshEvent.DecisionMade(new Decision(
                decisions,
                BTC,
                frameNumber(frame),
                direction,
                probability,
                Probability.of(0.52),
                band,
                Money.of(Integer.toString(direction.sign() * 450)),
                Price.of("60000"),
                List.of(vote),
                List.of(
                        new Check("quorum", quorum ? Fixed.ONE : 0, Fixed.ONE, quorum, true),
                        new Check("threshold", Fixed.parse("0.11"), Fixed.parse("0.02"), true, true)),
                0,
                now)));
    }

    /** A decision was told by hand. */
    public void decided() {
        decisions++;
    }

    /** An order of the last decision. */
    public Order intend(Side side, String quantity, String price) {
        var order = new Order(
                nextId(),
                BTC,
                side,
                Quantity.of(quantity),
                new Terms.Limit(Price.of(price), TimeInForce.IOC),
                false,
                Purpose.ENTRY);
        return intend(order, price, decisions);
    }

    /** A take-profit at the venue. */
    public Order takeProfit(Side side, String quantity, String trigger) {
        var order = new Order(
                nextId(),
                BTC,
                side,
                Quantity.of(quantity),
                new Terms.TakeProfitMarket(Price.of(trigger), true, Watch.MARK),
                true,
                Purpose.PROTECTION);
        return intend(order, trigger, 0);
    }

    /** A stop at the venue. */
    public Order protect(Side side, String quantity, String trigger) {
        var order = new Order(
                nextId(),
                BTC,
                side,
                Quantity.of(quantity),
                new Terms.StopMarket(Price.of(trigger), true),
                true,
                Purpose.PROTECTION);
        return intend(order, trigger, 0);
    }

    private Order intend(Order order, String expected, long decision) {
        order(new OrderEvent.Intended(
                order,
                decision,
                new Approval(1, 1, now.plusSeconds(30)),
                Price.of(expected),
                Money.of("0.3"),
                decision == 0 ? Manner.NONE : new Manner(Money.of("450"), SizeCap.VOLATILITY, Urgency.PATIENT, 2, 4),
                now));
        return order;
    }

    public void accept(Order order) {
        order(new OrderEvent.Accepted(order.id(), 1_000 + orders, now));
    }

    public void fill(Order order, String price, String quantity, String fee) {
        order(new OrderEvent.Filled(order.id(), fillOf(order, price, quantity, fee), now));
    }

    public void fillPart(Order order, String price, String quantity, String fee) {
        order(new OrderEvent.PartiallyFilled(order.id(), fillOf(order, price, quantity, fee), now));
    }

    private Fill fillOf(Order order, String price, String quantity, String fee) {
        trades++;
        return new Fill(trades, BTC, order.side(), Price.of(price), Quantity.of(quantity), Money.of(fee), false);
    }

    public void deny(Side side, String quantity, String price) {
        var order = new Order(
                nextId(),
                BTC,
                side,
                Quantity.of(quantity),
                new Terms.Limit(Price.of(price), TimeInForce.IOC),
                false,
                Purpose.ENTRY);
        var denial = new Denial(DenialCode.POSITION_NOTIONAL, Fixed.parse("2100"), Fixed.parse("2000"), "USDT");
        order(new OrderEvent.Denied(order, decisions, denial, now));
    }

    private OrderId nextId() {
        orders++;
        return new OrderId("main-1-" + orders);
    }

    public String run() {
        return run;
    }

    public Instant now() {
        return now;
    }

    public long lastSequence() {
        return log.size();
    }

    public List<Recorded> log() {
        return List.copyOf(log);
    }

    public static Listing listing() {
        var instrument =
                new Instrument(BTC, Price.of("0.1"), Quantity.of("0.001"), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));
        return new Listing(instrument, INTERVAL, "a story", true, true, true, Duration.ZERO);
    }

    public static AgentDescriptor agent(AgentId id) {
        return new AgentDescriptor(
                id,
                "1.0",
                "follows the trend",
                List.of("trades"),
                Duration.ofMinutes(15),
                Duration.ofHours(12),
                List.of(),
                ResourceTier.LIGHT,
                false);
    }

    public static Signal signal(int number, double rise) {
        var probability = Probability.of(rise);
        boolean up = probability.compareTo(Probability.EVEN) >= 0;
        return new Signal(
                AGENT,
                BTC,
                frameNumber(number),
                up ? Direction.LONG : Direction.SHORT,
                up ? probability : probability.complement(),
                Duration.ofMinutes(15),
                Rate.ofBp(6),
                Rate.ofBp(20),
                List.of(Evidence.of("z 60 min", 1.84, "sigma")),
                "1 h and 4 h agree",
                end(number),
                end(number).plusSeconds(180));
    }

    public static MarketFrame frameOf(int number, String mid) {
        var middle = Price.of(mid);
        long half = Fixed.parse("0.5");
        var book = new OrderBook(
                List.of(new BookLevel(new Price(middle.e8() - half), Quantity.of("3"))),
                List.of(new BookLevel(new Price(middle.e8() + half), Quantity.of("1"))));
        var trade = new Trade(
                number, middle, Quantity.of("0.5"), Side.BUY, end(number).minusSeconds(1));
        return new MarketFrame(
                BTC,
                frameNumber(number),
                end(number).minus(INTERVAL),
                end(number),
                List.of(trade),
                book,
                middle,
                Rate.ofBp(1),
                START.plusSeconds(14_400),
                true);
    }

    public static Instant end(int number) {
        return START.plus(INTERVAL.multipliedBy(number));
    }

    public static long frameNumber(int number) {
        return end(number).toEpochMilli() / INTERVAL.toMillis();
    }

    private static List<Setting> settings() {
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
                        "consensus.quorum=1",
                        "consensus.threshold=0.02",
                        "consensus.hold-at=0.01",
                        "consensus.full-size-at=0.1",
                        "consensus.supporters=1",
                        "consensus.enforce-supporters=false",
                        "consensus.enforce-leave-one-out=false",
                        "consensus.enforce-edge-after-cost=false",
                        "trading.largest-position=500")
                .map(line -> line.split("=", 2))
                .map(parts -> new Setting(parts[0], parts[1]))
                .toList();
    }
}
