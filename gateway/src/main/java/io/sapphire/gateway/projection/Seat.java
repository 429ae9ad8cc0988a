package io.sapphire.gateway.projection;

import io.sapphire.domain.event.MeshEvent.AgentJoined;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.Parameter;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.gateway.view.Agents.AgentRow;
import io.sapphire.gateway.view.Agents.AnswerRow;
import io.sapphire.gateway.view.Agents.ParameterRow;
import io.sapphire.gateway.view.Agents.ReasoningRow;
import io.sapphire.gateway.view.Agents.SeatState;
import io.sapphire.gateway.view.Agents.SignalRow;
import io.sapphire.gateway.view.Decimal;
import io.sapphire.gateway.view.Results.SpendRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One agent and its last words. For one thread at a time. */
final class Seat {
    private final Map<Symbol, SignalRow> signals = new TreeMap<>();
    private final Map<Symbol, AnswerRow> answers = new TreeMap<>();
    private AgentDescriptor agent;
    private boolean present = true;
    private boolean muted;
    private boolean removed;
    private boolean probation;
    private boolean shadow;
    private @Nullable String whyMuted;
    private @Nullable String whyGone;
    private @Nullable Double weight;
    private @Nullable ReasoningRow reasoning;
    private Money spent = Money.ZERO;
    private Money spentToday = Money.ZERO;
    private long refusals;
    private long late;
    private long sequence;

    Seat(AgentJoined joined, long sequence) {
        this.agent = joined.agent();
        this.probation = joined.probation();
        this.shadow = joined.shadow();
        this.sequence = sequence;
    }

    /** Comes back, perhaps in another version; a muted agent stays muted. */
    void rejoin(AgentJoined joined, long seq) {
        agent = joined.agent();
        present = true;
        removed = false;
        whyGone = null;
        probation = joined.probation();
        shadow = joined.shadow();
        sequence = seq;
    }

    void leave(String why, long seq) {
        present = false;
        whyGone = why;
        sequence = seq;
    }

    /** What it said last does not count any more. */
    void remove(String why, long seq) {
        leave(why, seq);
        removed = true;
        muted = false;
        weight = null;
        signals.clear();
        answers.clear();
    }

    /** @param why nothing if it may speak again */
    void mute(@Nullable String why, long seq) {
        muted = why != null;
        whyMuted = why;
        sequence = seq;
    }

    void signal(SignalRow signal) {
        signals.put(signal.symbol(), signal);
        sequence = signal.seq();
    }

    void answer(AnswerRow answer) {
        answers.put(answer.symbol(), answer);
    }

    void think(Reasoning asked, long seq) {
        sequence = seq;
        var before = Optional.ofNullable(reasoning);
        spent = spent.plus(asked.cost());
        spentToday = spentToday.plus(asked.cost());
        reasoning = new ReasoningRow(
                asked.model(),
                asked.promptVersion(),
                before.map(ReasoningRow::questions).orElse(0L) + 1,
                before.map(ReasoningRow::fallbacks).orElse(0L) + (asked.fallback() ? 1 : 0),
                before.map(ReasoningRow::tokens).orElse(0L) + asked.tokens(),
                new Decimal(spent.e8()),
                asked.fallback(),
                asked.answer(),
                asked.latency());
    }

    void beginDay() {
        spentToday = Money.ZERO;
    }

    /** Nothing if it never asked a language model. */
    Optional<SpendRow> spend() {
        return Optional.ofNullable(reasoning)
                .map(asked -> new SpendRow(
                        agent.id(),
                        asked.model(),
                        asked.questions(),
                        asked.fallbacks(),
                        asked.tokens(),
                        spent,
                        spentToday,
                        (double) spent.e8() / Fixed.ONE / asked.questions()));
    }

    void refuse() {
        refusals++;
    }

    void late() {
        late++;
    }

    void weigh(double share) {
        weight = share;
    }

    Optional<SignalRow> signal(Symbol symbol) {
        return Optional.ofNullable(signals.get(symbol));
    }

    SeatState state() {
        if (removed) {
            return SeatState.REMOVED;
        }
        if (muted) {
            return SeatState.MUTED;
        }
        if (!present) {
            return SeatState.LOST;
        }
        return shadow ? SeatState.SHADOW : probation ? SeatState.PROBATION : SeatState.LIVE;
    }

    Optional<String> reason() {
        return Optional.ofNullable(muted ? whyMuted : whyGone);
    }

    AgentRow row() {
        return new AgentRow(
                agent.id(),
                sequence,
                agent.version(),
                agent.method(),
                agent.tier(),
                agent.inputs(),
                agent.horizon(),
                agent.history(),
                agent.usesModel(),
                agent.mind(),
                reasoning,
                state(),
                muted ? whyMuted : whyGone,
                weight,
                signals.values().stream()
                        .max(Comparator.comparingLong(SignalRow::seq))
                        .orElse(null),
                List.copyOf(signals.values()),
                List.copyOf(answers.values()),
                refusals,
                late,
                agent.parameters().stream().map(Seat::row).toList());
    }

    private static ParameterRow row(Parameter parameter) {
        return new ParameterRow(
                parameter.name(),
                new Decimal(parameter.valueE8()),
                new Decimal(parameter.minE8()),
                new Decimal(parameter.maxE8()),
                parameter.unit());
    }
}
