package io.sapphire.simulator.run;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.engine.AccountChange;
import io.sapphire.simulator.engine.Upset;
import io.sapphire.simulator.engine.Venue;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.ledger.Ledger;
import io.sapphire.simulator.ledger.LedgerException;
import io.sapphire.simulator.market.RecordingException;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.Outcome;
import io.sapphire.simulator.order.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One run of a venue over recordings. Every input is in the ledger before it has an effect, so a run that is opened
 * again continues where it was: same state, same numbers, same answers. Not thread-safe but for {@link #sync}.
 *
 * <p>In lock-step the clock moves only in {@link #step}. Otherwise {@link #tick} moves it: through the warm-up at full
 * speed as soon as somebody listens, from then on with the wall clock. After the end of the recordings the clock follows
 * the wall clock in any case.
 */
public final class VenueRun {
    private static final Duration CLOCK_MARKS = Duration.ofSeconds(1);
    private static final int WARM_UP_FRAMES = 200;

    private final RunSettings settings;
    private final Markets markets;
    private final Ledger ledger;
    private final Audience audience;
    private final World world;
    private final WallClock wall;
    private final Pacer pacer;
    private final List<Long> nonces;
    private boolean heard;
    private Instant lastClockMark;

    /**
     * Begins a run, or rebuilds the one in the ledger.
     *
     * @param nanoTime monotonic nanoseconds
     * @throws LedgerException if the ledger holds another run or cannot be continued
     */
    public VenueRun(RunSettings settings, Markets markets, Ledger ledger, Audience audience, LongSupplier nanoTime) {
        refuseUnfit(settings, markets, ledger);
        this.settings = settings;
        this.markets = markets;
        this.ledger = ledger;
        this.audience = audience;
        this.world = new World(settings, markets, audience);
        this.wall = new WallClock(nanoTime);
        this.pacer = new Pacer(settings.pace(), nanoTime);
        this.nonces = new Recovery(world, Configuration.of(settings, markets)).from(ledger);
        lastClockMark = venue().now();
        wall.start(venue().now());
    }

    /** What trades now cannot be stepped, nor gone back to. */
    private static void refuseUnfit(RunSettings settings, Markets markets, Ledger ledger) {
        if (markets.isLive() && settings.pace().isLockStep()) {
            throw new RecordingException("a market that trades now takes its own time: speed must be 1, not "
                    + settings.pace().text());
        }
        if (markets.isLive() && !ledger.recovered().isEmpty()) {
            throw new LedgerException("a market that trades now went on without this venue, so the ledger cannot be"
                    + " continued: use an empty ledger directory");
        }
    }

    /** Venue time as it passes, never before what has happened. */
    public Instant present() {
        return wall.now();
    }

    public RunSettings settings() {
        return settings;
    }

    public Markets markets() {
        return markets;
    }

    public Venue venue() {
        return world.venue();
    }

    /** The number of the latest step. */
    public long step() {
        return world.current().step();
    }

    public LastSequence last() {
        return world.last();
    }

    /** The recordings are over. */
    public boolean hasEnded() {
        return world.current().ended();
    }

    /** Nonces of the requests in the ledger when the run was opened, oldest first. */
    public List<Long> recoveredNonces() {
        return nonces;
    }

    /** The clock moves only in steps. */
    public boolean isStepping() {
        return settings.pace().isLockStep() && !hasEnded();
    }

    /** How long the next step should wait; never negative. */
    public Duration pause() {
        if (!isStepping() || world.isExhausted() || !world.nextEnd().isAfter(markets.tradingStart())) {
            return Duration.ZERO;
        }
        return pacer.pause(Duration.between(venue().now(), world.nextEnd()));
    }

    /** Moves on by one frame; asked again for the step it made last, it answers as it did then. */
    public StepOutcome step(long completed) {
        var current = world.current();
        if (settings.pace().isLockStep() && current.step() == completed + 1) {
            return new StepOutcome.Answered(current);
        }
        if (!isStepping()) {
            return new StepOutcome.Conflict("the clock does not move in steps now");
        }
        if (current.step() != completed) {
            return new StepOutcome.Conflict("the current step is " + current.step() + ", not " + completed);
        }
        ledger.append(InputCodec.write(new Input.Stepped(completed + 1)));
        world.step();
        pacer.stepped();
        startWallClock();
        return new StepOutcome.Answered(world.current());
    }

    /** Somebody listens to the market. */
    public void heard() {
        heard = true;
    }

    /** Moves the clock to where it should be now. In lock-step it is there already. */
    public void tick() {
        if (isStepping()) {
            return;
        }
        if (isWarmingUp()) {
            warmUp();
        } else {
            advanceTo(wall.now());
        }
    }

    public Outcome submit(NewOrder order, long nonce) {
        var refusal = venue().check(order);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.orElseThrow());
        }
        record(new Input.Placed(venue().now(), nonce, order));
        return venue().submit(order);
    }

    public Outcome cancel(Symbol symbol, OrderRef ref, long nonce) {
        if (!venue().canCancel(symbol, ref)) {
            return new Outcome.Refused(Refusal.CANCEL_REJECTED);
        }
        record(new Input.Cancelled(venue().now(), nonce, symbol, ref));
        return venue().cancel(symbol, ref);
    }

    public void cancelAll(Symbol symbol, long nonce) {
        record(new Input.CancelledAll(venue().now(), nonce, symbol));
        venue().cancelAll(symbol);
    }

    public void countdown(Symbol symbol, Duration delay, long nonce) {
        record(new Input.CountdownSet(venue().now(), nonce, symbol, delay));
        venue().countdown(symbol, delay);
    }

    public Outcome amend(Symbol symbol, OrderRef ref, long quantityE8, Price price, long nonce) {
        var refusal = venue().checkAmendment(symbol, ref, quantityE8, price);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.orElseThrow());
        }
        record(new Input.Amended(venue().now(), nonce, symbol, ref, quantityE8, price));
        return venue().amend(symbol, ref, quantityE8, price);
    }

    /** Nothing if it is done. */
    public Optional<Refusal> change(AccountChange change, long nonce) {
        var refusal = venue().check(change);
        if (refusal.isEmpty()) {
            record(new Input.AccountChanged(venue().now(), nonce, change));
            venue().change(change);
        }
        return refusal;
    }

    /** Lets something unasked happen. @return why it cannot, in a sentence; nothing if it has */
    public Optional<String> upset(Upset upset) {
        var cannot = venue().check(upset);
        if (cannot.isEmpty()) {
            record(new Input.Disturbed(venue().now(), upset));
            venue().upset(upset);
        }
        return cannot;
    }

    /** Returns when every request before is safe from the death of the machine. May be called from any thread. */
    public void sync() {
        ledger.sync();
    }

    private void record(Input input) {
        ledger.append(InputCodec.write(input));
    }

    private boolean isWarmingUp() {
        return !hasEnded() && venue().now().isBefore(markets.tradingStart());
    }

    private void warmUp() {
        if (!heard) {
            return;
        }
        for (int frame = 0; frame < WARM_UP_FRAMES && isWarmingUp() && !audience.isBehind(); frame++) {
            var end = world.nextEnd();
            advanceTo(end.isBefore(markets.tradingStart()) ? end : markets.tradingStart());
        }
        wall.start(venue().now());
    }

    private void advanceTo(Instant time) {
        if (!time.isAfter(venue().now())) {
            return;
        }
        if (!time.isBefore(lastClockMark.plus(CLOCK_MARKS))) {
            record(new Input.Clocked(time));
            lastClockMark = time;
        }
        world.advanceTo(time);
    }

    private void startWallClock() {
        if (hasEnded()) {
            lastClockMark = venue().now();
            wall.start(venue().now());
        }
    }
}
