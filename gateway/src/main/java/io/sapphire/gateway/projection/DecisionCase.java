package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.Direction;
import io.sapphire.gateway.view.Agents.SignalRow;
import io.sapphire.gateway.view.AsOf;
import io.sapphire.gateway.view.Decimal;
import io.sapphire.gateway.view.Decisions;
import io.sapphire.gateway.view.Decisions.CallRow;
import io.sapphire.gateway.view.Decisions.CheckRow;
import io.sapphire.gateway.view.Decisions.Comparison;
import io.sapphire.gateway.view.Decisions.CritiqueRow;
import io.sapphire.gateway.view.Decisions.DecisionRow;
import io.sapphire.gateway.view.Decisions.ReplayState;
import io.sapphire.gateway.view.Decisions.VoteRow;
import io.sapphire.gateway.view.Decisions.VoteState;
import io.sapphire.gateway.view.Orders.DenialRow;
import io.sapphire.gateway.view.Orders.FillRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One decision and all that came of it so far. For one thread at a time. */
final class DecisionCase {
    private static final double PPM = 1_000_000;
    private static final double NANOS_PER_MILLI = 1_000_000;

    private final Decision decision;
    private final Recorded recorded;
    private final Direction held;
    private final Optional<Instant> shownAt;
    private final List<SignalRow> signals;
    private final List<CritiqueRow> critiques;
    private final List<Long> calls;
    private final List<TrackedOrder> orders = new ArrayList<>();
    private final List<DenialRow> denials = new ArrayList<>();
    private boolean superseded;
    private long sequence;

    /**
     * A decision that was just made.
     *
     * @param held direction of the position held then
     * @param shownAt when its frame was recorded
     * @param calls sequences of the questions to language models behind the signals
     */
    DecisionCase(
            Decision decision,
            Recorded recorded,
            Direction held,
            Optional<Instant> shownAt,
            List<SignalRow> signals,
            List<CritiqueRow> critiques,
            List<Long> calls) {
        this.decision = decision;
        this.recorded = recorded;
        this.held = held;
        this.shownAt = shownAt;
        this.signals = signals;
        this.critiques = critiques;
        this.calls = calls;
        this.sequence = recorded.sequence();
    }

    static String id(long number) {
        return "d-" + number;
    }

    String id() {
        return id(decision.number());
    }

    void order(TrackedOrder order) {
        orders.add(order);
    }

    void deny(DenialRow denial) {
        denials.add(denial);
    }

    void supersede() {
        superseded = true;
    }

    void touch(long seq) {
        sequence = seq;
    }

    Decision decision() {
        return decision;
    }

    List<Long> calls() {
        return calls;
    }

    long recordedSequence() {
        return recorded.sequence();
    }

    DecisionRow row() {
        var lean = Sentences.lean(decision);
        int voted = voted(_ -> true);
        int agree = voted(vote -> vote.direction() == lean);
        int disagree = voted(vote -> vote.direction().sign() == -lean.sign() && lean != Direction.FLAT);
        return new DecisionRow(
                id(decision.number()),
                decision.number(),
                sequence,
                decision.eventTime(),
                recorded.recordTime(),
                decision.symbol(),
                decision.direction(),
                decision.sizeBand(),
                decision.target(),
                decision.price(),
                decision.votes().stream().map(DecisionCase::row).toList(),
                Sentences.pooled(decision).ratio(),
                decision.rise().ratio(),
                decision.threshold().ratio(),
                agree,
                disagree,
                decision.votes().size() - voted + (voted - agree - disagree),
                new DecisionOutcome(decision, held, orders, !denials.isEmpty(), superseded).outcome(),
                denials.isEmpty() ? null : denials.getLast().code(),
                new Decimal(orders.stream().mapToLong(TrackedOrder::filledE8).reduce(0, Math::addExact)),
                orders.stream().map(TrackedOrder::fee).reduce(Money.ZERO, Money::plus),
                null,
                latency(),
                recorded.traceId().isEmpty() ? null : recorded.traceId(),
                ReplayState.NOT_CHECKED,
                Sentences.why(decision));
    }

    private int voted(Predicate<Vote> test) {
        return (int) decision.votes().stream()
                .filter(vote -> vote.state() == Vote.State.VOTED && test.test(vote))
                .count();
    }

    private @Nullable Double latency() {
        return shownAt.map(
                        shown -> Duration.between(shown, recorded.recordTime()).toNanos() / NANOS_PER_MILLI)
                .orElse(null);
    }

    /** Everything about it. */
    Decisions.Decision detail(List<FillRow> fills, List<CallRow> kept, AsOf asOf) {
        return new Decisions.Decision(
                row(),
                decision.frame(),
                Figures.ofE8(decision.dissentE8()),
                decision.checks().stream().map(DecisionCase::row).toList(),
                orders.stream().map(TrackedOrder::row).toList(),
                List.copyOf(denials),
                fills,
                critiques,
                signals,
                kept,
                calls.size() - kept.size(),
                asOf);
    }

    private static CheckRow row(Check check) {
        boolean strict = check.observedE8() == check.requiredE8() && !check.passed();
        return new CheckRow(
                check.name(),
                Figures.ofE8(check.observedE8()),
                Figures.ofE8(check.requiredE8()),
                strict ? Comparison.GT : Comparison.GE,
                check.passed(),
                check.enforced());
    }

    private static VoteRow row(Vote vote) {
        return new VoteRow(
                vote.agent(),
                state(vote.state()),
                vote.direction(),
                vote.confidence().ratio(),
                vote.weight() / PPM,
                Figures.ofE8(vote.logOddsE8()),
                vote.signalFrame() == 0 ? null : vote.signalFrame(),
                vote.reason().isEmpty() ? null : vote.reason());
    }

    private static VoteState state(Vote.State state) {
        return switch (state) {
            case VOTED -> VoteState.VOTED;
            case ABSTAINED -> VoteState.ABSTAINED;
            case EXPIRED -> VoteState.STALE;
            case MUTED -> VoteState.MUTED;
            case LOST -> VoteState.LOST;
        };
    }
}
