package io.sapphire.analytics.fold;

import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Signal;
import java.time.Instant;

/** How one agent did in one market so far. For one thread at a time. */
final class Seat {
    private long signals;
    private long refused;
    private long missedRounds;
    private long votes;
    private long weightPpm;
    private long framesLong;
    private long framesShort;
    private long framesRight;
    private long framesWrong;
    private long paperReturnBp;
    private long modelCalls;
    private Money modelCost = Money.ZERO;
    private View view = View.NONE;

    /**
     * What it believed last.
     *
     * @param sign of the direction: 1, -1 or 0
     * @param expectedReturnBp in 1e-8 of a basis point
     */
    record View(int sign, Instant expiry, String rationale, long horizonSeconds, long expectedReturnBp) {
        static final View NONE = new View(0, Instant.EPOCH, "", 0, 0);
    }

    void hear(Signal signal) {
        signals++;
        view = new View(
                signal.direction().sign(),
                signal.expiry(),
                signal.rationale(),
                signal.horizon().toSeconds(),
                Ratio.bp(signal.expectedReturn()));
    }

    void refuse() {
        refused++;
    }

    void miss() {
        missedRounds++;
    }

    void vote(Vote vote) {
        votes += vote.state() == Vote.State.VOTED ? 1 : 0;
        weightPpm = vote.weight();
    }

    void reason(Reasoning reasoning) {
        modelCalls++;
        modelCost = modelCost.plus(reasoning.cost());
    }

    /**
     * The mark moved from one frame to the next.
     *
     * @param since end of the frame before: what was believed then is what counts
     * @param moveBp in 1e-8 of a basis point
     */
    void move(Instant since, long moveBp) {
        if (view.sign() == 0 || !view.expiry().isAfter(since)) {
            return;
        }
        long gain = view.sign() * moveBp;
        framesLong += view.sign() > 0 ? 1 : 0;
        framesShort += view.sign() < 0 ? 1 : 0;
        framesRight += gain > 0 ? 1 : 0;
        framesWrong += gain < 0 ? 1 : 0;
        paperReturnBp = Math.addExact(paperReturnBp, gain);
    }

    View view() {
        return view;
    }

    /** All that it remembers. */
    record Memory(
            long signals,
            long refused,
            long missedRounds,
            long votes,
            long weightPpm,
            long framesLong,
            long framesShort,
            long framesRight,
            long framesWrong,
            long paperReturnBp,
            long modelCalls,
            long modelCost,
            View view) {}

    Memory memory() {
        return new Memory(
                signals,
                refused,
                missedRounds,
                votes,
                weightPpm,
                framesLong,
                framesShort,
                framesRight,
                framesWrong,
                paperReturnBp,
                modelCalls,
                modelCost.e8(),
                view);
    }

    static Seat recall(Memory memory) {
        var seat = new Seat();
        seat.signals = memory.signals();
        seat.refused = memory.refused();
        seat.missedRounds = memory.missedRounds();
        seat.votes = memory.votes();
        seat.weightPpm = memory.weightPpm();
        seat.framesLong = memory.framesLong();
        seat.framesShort = memory.framesShort();
        seat.framesRight = memory.framesRight();
        seat.framesWrong = memory.framesWrong();
        seat.paperReturnBp = memory.paperReturnBp();
        seat.modelCalls = memory.modelCalls();
        seat.modelCost = new Money(memory.modelCost());
        seat.view = memory.view();
        return seat;
    }
}
