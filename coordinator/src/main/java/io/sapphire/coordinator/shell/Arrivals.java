package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.MarketFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What has arrived and was not played yet, made into turns. For the core's thread, but for commands. */
final class Arrivals {
    private static final String NO_TRACE = "";

    private final ReportInbox reports;
    private final FrameInbox frames = new FrameInbox();
    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private final Duration patience;
    private final Scheduler core;

    /** @param patience with the venue, of which a step has to arrive whole */
    Arrivals(ReportInbox reports, Duration patience, Scheduler core) {
        this.reports = reports;
        this.patience = patience;
        this.core = core;
    }

    void put(List<MeshEvent> facts) {
        reports.put(facts);
    }

    void put(Frames arrived) {
        frames.put(arrived);
    }

    /** From any thread. */
    void put(Command command) {
        commands.add(command);
    }

    /** In the order in which they came; each is taken once. */
    List<Command> takeCommands() {
        var pending = new ArrayList<Command>();
        Stream.generate(commands::poll).takeWhile(command -> command != null).forEach(pending::add);
        return pending;
    }

    /** A step's turn, once all that belongs to it is here. */
    Mono<Turn> ofStep(Step step) {
        var told = reports.arrived(step.lastReport());
        var shown = step.frames() == 0
                ? Mono.just(new Frames(List.of(), NO_TRACE, step.number()))
                : frames.ofStep(step.number());
        return told.then(shown)
                .transform(Patience.with(patience, "the exchange adapter"))
                .publishOn(core)
                .map(seen -> turn(step, seen));
    }

    private Turn turn(Step step, Frames seen) {
        return new Turn(
                step.venueTime(), step.number(), reports.take(), seen.frames(), takeCommands(), seen.traceparent());
    }

    /** A turn of whatever is here. @param now if no frame says a time */
    Turn soFar(Instant now) {
        var seen = frames.take();
        var shown = seen.stream().flatMap(some -> some.frames().stream()).toList();
        var trace = seen.isEmpty() ? NO_TRACE : seen.getLast().traceparent();
        var facts = reports.take();
        var until = shown.stream().map(MarketFrame::end).max(Comparator.naturalOrder());
        return new Turn(until.orElse(now), 0, facts, shown, takeCommands(), trace);
    }
}
