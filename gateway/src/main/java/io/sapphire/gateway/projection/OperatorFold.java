package io.sapphire.gateway.projection;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Scope;
import io.sapphire.gateway.view.Risk.ControlRow;
import io.sapphire.gateway.view.Risk.RiskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Folds what operators do. */
final class OperatorFold {
    private static final String FLATTEN = "FLATTEN";

    private final Books books;

    /** Who did what, and why. */
    private record Act(String action, String actor, String reason) {}

    OperatorFold(Books books) {
        this.books = books;
    }

    List<Fact> halt(MeshEvent.TradingHalted halted, Recorded recorded) {
        var act = new Act("HALT", halted.operator(), halted.reason());
        return latch(RiskState.HALTED, act, halted.eventTime(), halted.scope(), recorded);
    }

    List<Fact> reduce(MeshEvent.TradingReduced reduced, Recorded recorded) {
        var act = new Act("REDUCE", reduced.operator(), reduced.reason());
        return latch(RiskState.REDUCING, act, reduced.eventTime(), reduced.scope(), recorded);
    }

    List<Fact> resume(MeshEvent.TradingResumed resumed, Recorded recorded) {
        var act = new Act("RESUME", resumed.operator(), resumed.reason());
        return latch(RiskState.ACTIVE, act, resumed.eventTime(), resumed.scope(), recorded);
    }

    /** A hand on one market is told with its name; the state shown is that of all trading. */
    private List<Fact> latch(RiskState state, Act act, Instant time, Scope scope, Recorded recorded) {
        if (scope instanceof Scope.All) {
            books.risk.latch(state, act.actor(), act.reason(), time);
        }
        books.gauge();
        return List.of(books.riskFact(), control(act, Optional.of(time), symbol(scope), recorded));
    }

    private static Optional<String> symbol(Scope scope) {
        return switch (scope) {
            case Scope.All _ -> Optional.empty();
            case Scope.Market(var symbol) -> Optional.of(symbol.value());
        };
    }

    List<Fact> operate(MeshEvent.OperatorActed acted, Recorded recorded) {
        if (acted.action().equals(FLATTEN) && acted.scope() instanceof Scope.All) {
            books.risk.flatten();
        }
        books.touch(new ValueKey.Limits());
        var act = new Act(acted.action(), acted.operator(), acted.reason());
        return List.of(books.riskFact(), control(act, Optional.of(acted.eventTime()), symbol(acted.scope()), recorded));
    }

    List<Fact> limit(MeshEvent.LimitsChanged changed, Recorded recorded) {
        books.risk.change(changed, books.run.now());
        books.gauge();
        var act = new Act("LIMIT", changed.operator(), changed.reason());
        var detail = "%s: %s to %s".formatted(changed.limit(), changed.oldValue(), changed.newValue());
        return List.of(books.riskFact(), control(act, Optional.empty(), Optional.of(detail), recorded));
    }

    Fact add(MeshEvent.AgentAdded added, Recorded recorded) {
        var act = new Act("ADD", added.operator(), added.reason());
        var detail = "%s at %s".formatted(added.agent(), added.target());
        return control(act, Optional.empty(), Optional.of(detail), recorded);
    }

    Fact remove(MeshEvent.AgentRemoved removed, Recorded recorded) {
        var act = new Act("REMOVE", removed.operator(), removed.reason());
        return control(act, Optional.empty(), Optional.of(removed.agent().value()), recorded);
    }

    Fact mute(MeshEvent.AgentMuted muted, Recorded recorded) {
        var act = new Act(muted.muted() ? "MUTE" : "UNMUTE", muted.operator(), muted.reason());
        return control(act, Optional.empty(), Optional.of(muted.agent().value()), recorded);
    }

    /** @param time venue time, if the event tells it; else the run's */
    private Fact control(Act act, Optional<Instant> time, Optional<String> detail, Recorded recorded) {
        var row = new ControlRow(
                "c-" + recorded.sequence(),
                recorded.sequence(),
                act.action(),
                act.actor(),
                act.reason(),
                time.or(books.run::venueTime).orElse(null),
                recorded.recordTime(),
                detail.orElse(null));
        return new Fact(Topic.CONTROL, row);
    }
}
