package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.consensus.Seats;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Lines to the agents of the configuration, and to those that an operator adds and removes while the run goes on. */
final class Crew {
    /** Shorter than the patience of whoever adds one, so that it is told who did not answer. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Lines lines;
    private final Dial dial;
    /** Of those that were added: nobody else closes them. */
    private final Set<AgentId> dialled = ConcurrentHashMap.newKeySet();

    /**
     * @param configured lines; one whose seat an operator took away is left out
     * @param seats as recorded so far: whoever was added before is dialled again
     */
    Crew(List<AgentLine> configured, Dial dial, Seats seats) {
        this.lines = Lines.of(
                configured.stream().filter(line -> !seats.isRemoved(line.id())).toList());
        this.dial = dial;
        seats.added().forEach((agent, target) -> admit(dial.to(agent, target)));
    }

    Lines lines() {
        return lines;
    }

    /**
     * Dials an agent, and admits it once its seat is recorded.
     *
     * @param seated records that it has a seat; nothing is recorded before the agent has answered
     * @return what that returned; fails as {@link TradingShell#add} says
     */
    Mono<Long> add(AgentId agent, String target, Function<AgentDescriptor, Mono<Long>> seated) {
        return Mono.defer(() -> {
            var line = dial.to(agent, target);
            return reached(line)
                    .flatMap(seated)
                    .doOnNext(_ -> admit(line))
                    .doOnError(_ -> line.close())
                    .doOnCancel(line::close);
        });
    }

    private static Mono<AgentDescriptor> reached(AgentLine line) {
        return line.join()
                .transform(Patience.with(DEADLINE, "agent " + line.id()))
                .onErrorMap(failure -> new IllegalStateException(
                        "agent " + line.id() + " cannot be reached: " + failure.getMessage(), failure));
    }

    private void admit(AgentLine line) {
        dialled.add(line.id());
        lines.add(line);
    }

    void dismiss(AgentId agent) {
        dialled.remove(agent);
        lines.remove(agent).ifPresent(AgentLine::close);
    }

    /** Hangs up on those it has dialled. */
    void close() {
        dialled.forEach(agent -> lines.find(agent).ifPresent(AgentLine::close));
    }
}
