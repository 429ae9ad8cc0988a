package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.Latch;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.risk.TradingState;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What an operator can want. */
public sealed interface Instruction {

    /** Nothing may leave but protection. */
    record Halt(Scope scope) implements Instruction {}

    /** Only what makes positions smaller may leave. */
    record Reduce(Scope scope) implements Instruction {}

    /** Lets go of a halt or a reduction of the same scope. */
    record Resume(Scope scope) implements Instruction {}

    /** Halts and closes positions. */
    record Flatten(Scope scope) implements Instruction {}

    /** Lets entries pass again that were repeated too often. */
    record Rearm(Scope scope) implements Instruction {}

    /** An agent's voice counts no more, or again. */
    record Mute(AgentId agent, boolean muted) implements Instruction {}

    /** It has answered where it was dialled, and takes a seat on probation. */
    record AddAgent(AgentDescriptor agent, String target) implements Instruction {}

    /** It is not asked any more, and what it said last does not count. */
    record RemoveAgent(AgentId agent) implements Instruction {}

    /** @param limit its key, for example {@code max-order-notional} */
    record SetLimit(String limit, String value) implements Instruction {}

    /**
     * What it is in the log.
     *
     * @throws NoSuchElementException if the run has no such market, agent or limit
     * @throws IllegalArgumentException if a limit cannot be that, or a reduction would loosen a halt, which only who
     *     resumes may do
     */
    default List<MeshEvent> events(TradingCore core, String operator, String reason) {
        var now = core.state().now();
        return switch (this) {
            case Halt(var scope) -> List.of(new MeshEvent.TradingHalted(operator, reason, now, known(scope, core)));
            case Reduce(var scope) ->
                List.of(new MeshEvent.TradingReduced(operator, reason, now, notHalted(known(scope, core), core)));
            case Resume(var scope) -> List.of(new MeshEvent.TradingResumed(operator, reason, now, known(scope, core)));
            case Flatten(var scope) ->
                List.of(
                        new MeshEvent.TradingHalted(operator, reason, now, known(scope, core)),
                        new MeshEvent.OperatorActed(operator, Latch.FLATTEN, reason, now, scope));
            case Rearm(var scope) ->
                List.of(new MeshEvent.OperatorActed(operator, Latch.REARM, reason, now, known(scope, core)));
            case Mute(var agent, var muted) ->
                List.of(new MeshEvent.AgentMuted(known(agent, core), muted, operator, reason));
            case AddAgent(var agent, var target) ->
                List.of(
                        new MeshEvent.AgentAdded(stranger(agent.id(), core), target, operator, reason),
                        new MeshEvent.AgentJoined(agent, true));
            case RemoveAgent(var agent) -> List.of(new MeshEvent.AgentRemoved(present(agent, core), operator, reason));
            case SetLimit(var limit, var value) ->
                List.of(core.state().limitBook().change(limit, value, operator, reason));
        };
    }

    private static Scope known(Scope scope, TradingCore core) {
        if (scope instanceof Scope.Market(var symbol)
                && core.run().listings().stream()
                        .noneMatch(listing -> listing.symbol().equals(symbol))) {
            throw new NoSuchElementException("the run has no market " + symbol);
        }
        return scope;
    }

    private static Scope notHalted(Scope scope, TradingCore core) {
        var held = switch (scope) {
            case Scope.All _ -> Optional.of(core.state().latch());
            case Scope.Market(var symbol) ->
                Optional.ofNullable(core.state().held().get(symbol));
        };
        if (held.map(Latch::state).filter(TradingState.HALTED::equals).isPresent()) {
            throw new IllegalArgumentException("trading is halted, which is stricter; resume it first");
        }
        return scope;
    }

    private static AgentId stranger(AgentId agent, TradingCore core) {
        if (core.seats().knows(agent) || core.seats().isShadow(agent)) {
            throw new IllegalArgumentException("the run has an agent " + agent + " already");
        }
        return agent;
    }

    private static AgentId present(AgentId agent, TradingCore core) {
        if (!core.seats().knows(agent) && !core.seats().isShadow(agent)) {
            throw new NoSuchElementException("the run has no agent " + agent);
        }
        return agent;
    }

    private static AgentId known(AgentId agent, TradingCore core) {
        if (core.seats().isShadow(agent)) {
            throw new IllegalArgumentException("agent " + agent + " is a shadow: its voice counts in nothing already");
        }
        if (!core.seats().knows(agent)) {
            throw new NoSuchElementException("the run has no agent " + agent);
        }
        return agent;
    }
}
