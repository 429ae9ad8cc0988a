package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Signal;
import io.sapphire.gateway.view.Agents.AgentRow;
import io.sapphire.gateway.view.Agents.AnswerRow;
import io.sapphire.gateway.view.Agents.AnswerState;
import io.sapphire.gateway.view.Agents.EvidenceRow;
import io.sapphire.gateway.view.Agents.SignalRow;
import io.sapphire.gateway.view.Results.SpendRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every agent that ever had a seat in the run. For one thread at a time. */
final class AgentBook {
    private static final double PPM = 1_000_000;

    private final Map<AgentId, Seat> seats = new TreeMap<>();

    void join(MeshEvent.AgentJoined joined, long seq) {
        var agent = joined.agent();
        seats.compute(agent.id(), (_, seat) -> {
            if (seat == null) {
                return new Seat(joined, seq);
            }
            seat.rejoin(joined, seq);
            return seat;
        });
    }

    void leave(MeshEvent.AgentLeft left, long seq) {
        find(left.agent()).ifPresent(seat -> seat.leave(left.reason(), seq));
    }

    void remove(MeshEvent.AgentRemoved removed, long seq) {
        find(removed.agent())
                .ifPresent(seat -> seat.remove("by %s: %s".formatted(removed.operator(), removed.reason()), seq));
    }

    void mute(MeshEvent.AgentMuted muted, long seq) {
        find(muted.agent()).ifPresent(seat -> seat.mute(muted.muted() ? muted.reason() : null, seq));
    }

    void hear(Signal signal, long seq) {
        find(signal.agent()).ifPresent(seat -> seat.signal(row(signal, seq)));
    }

    void think(Reasoning asked, long seq) {
        find(asked.agent()).ifPresent(seat -> seat.think(asked, seq));
    }

    void close(MeshEvent.RoundClosed round) {
        round.answers().forEach(answer -> {
            boolean silent = !answer.noView().isEmpty();
            var state = silent ? AnswerState.NO_VIEW : AnswerState.SIGNAL;
            var row = new AnswerRow(round.symbol(), round.frame(), state, silent ? answer.noView() : null);
            find(answer.agent()).ifPresent(seat -> seat.answer(row));
        });
        var missing = new AnswerRow(round.symbol(), round.frame(), AnswerState.MISSING, "did not answer in time");
        round.missing().forEach(agent -> find(agent).ifPresent(seat -> seat.answer(missing)));
    }

    void late(AgentId agent) {
        find(agent).ifPresent(Seat::late);
    }

    void refuse(AgentId agent) {
        find(agent).ifPresent(Seat::refuse);
    }

    void weigh(Decision decision) {
        decision.votes().forEach(vote -> find(vote.agent()).ifPresent(seat -> seat.weigh(vote.weight() / PPM)));
    }

    /** The signals that counted in a decision, in agent order. */
    List<SignalRow> counted(Decision decision) {
        return decision.votes().stream()
                .flatMap(
                        vote -> signal(vote.agent(), decision.symbol())
                                .filter(signal -> signal.frame() == vote.signalFrame())
                                .stream())
                .toList();
    }

    Optional<SignalRow> signal(AgentId agent, Symbol symbol) {
        return find(agent).flatMap(seat -> seat.signal(symbol));
    }

    Optional<Seat> find(AgentId agent) {
        return Optional.ofNullable(seats.get(agent));
    }

    void beginDay() {
        seats.values().forEach(Seat::beginDay);
    }

    /** Of those that asked a language model. */
    List<SpendRow> spends() {
        return seats.values().stream().flatMap(seat -> seat.spend().stream()).toList();
    }

    /** In agent order. */
    Map<AgentId, Seat> seats() {
        return seats;
    }

    List<AgentRow> rows() {
        return seats.values().stream().map(Seat::row).toList();
    }

    private static SignalRow row(Signal signal, long seq) {
        return new SignalRow(
                signal.agent() + ":" + signal.symbol() + ":" + signal.frame(),
                seq,
                signal.agent(),
                signal.symbol(),
                signal.frame(),
                signal.direction(),
                signal.rise().ratio(),
                signal.confidence().ratio(),
                signal.horizon(),
                Figures.bp(signal.expectedReturn().e8(), Fixed.ONE),
                Figures.bp(signal.risk().e8(), Fixed.ONE),
                signal.rationale(),
                signal.evidence().stream()
                        .map(seen -> new EvidenceRow(seen.name(), Figures.ofE8(seen.valueE8()), seen.unit()))
                        .toList(),
                signal.eventTime(),
                signal.expiry());
    }
}
