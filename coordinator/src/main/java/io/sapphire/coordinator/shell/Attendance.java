package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AgentJoined;
import io.sapphire.domain.event.MeshEvent.AgentLeft;
import io.sapphire.domain.event.MeshEvent.RoundClosed;
import io.sapphire.domain.event.MeshEvent.SignalReceived;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Calls agents back that are gone, while the market goes on: nobody waits for them, and they take their seats again once
 * they can be reached. For the core's thread.
 */
final class Attendance implements Disposable {
    private static final long LONGEST_PAUSE = 60;

    private final Lines lines;
    private final Sequencer sequencer;
    private final Scheduler core;
    private final Consumer<Throwable> broken;
    private final Map<AgentId, Integer> losses = new HashMap<>();
    private final Disposable.Composite calls = Disposables.composite();
    private final Map<AgentId, Disposable.Swap> callOf = new HashMap<>();

    /** @param broken is told when what came back cannot be recorded */
    Attendance(Lines lines, Sequencer sequencer, Scheduler core, Consumer<Throwable> broken) {
        this.lines = lines;
        this.sequencer = sequencer;
        this.core = core;
        this.broken = broken;
    }

    boolean isPresent(AgentId agent) {
        return sequencer.core().seats().isPresent(agent);
    }

    /** Takes note of who left in a round, and of who answered: a shadow is not among the answers, but its signal is there. */
    void note(List<MeshEvent> round) {
        for (var event : round) {
            if (event instanceof AgentLeft left) {
                lines.find(left.agent()).ifPresent(this::callBack);
            }
            if (event instanceof RoundClosed closed) {
                closed.answers().forEach(answer -> losses.remove(answer.agent()));
            }
            if (event instanceof SignalReceived(var signal)) {
                losses.remove(signal.agent());
            }
        }
    }

    void callBack(AgentLine line) {
        int before = losses.merge(line.id(), 1, Integer::sum) - 1;
        call(line)
                .update(Mono.delay(pause(before))
                        .then(line.join())
                        .publishOn(core)
                        .subscribe(agent -> seat(agent, line.isShadow()), broken));
    }

    /** It is not wanted any more: who is being called back is let go. */
    void forget(AgentId agent) {
        losses.remove(agent);
        Optional.ofNullable(callOf.remove(agent)).ifPresent(call -> {
            calls.remove(call);
            call.dispose();
        });
    }

    /** Takes the place of the one before. */
    private Disposable.Swap call(AgentLine line) {
        return callOf.computeIfAbsent(line.id(), _ -> {
            var call = Disposables.swap();
            calls.add(call);
            return call;
        });
    }

    /** One that breaks whenever it is asked would be told its past again and again. @param losses without an answer */
    static Duration pause(int losses) {
        return losses == 0 ? Duration.ZERO : Duration.ofSeconds(Math.min(1L << Math.min(losses - 1, 6), LONGEST_PAUSE));
    }

    private void seat(AgentDescriptor agent, boolean shadow) {
        boolean probation = sequencer.core().seats().isOnProbation(agent.id());
        var _ = sequencer.record(new AgentJoined(agent, probation, shadow), "");
    }

    @Override
    public void dispose() {
        calls.dispose();
    }
}
