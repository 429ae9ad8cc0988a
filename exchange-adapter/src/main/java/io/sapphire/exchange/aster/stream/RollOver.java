package io.sapphire.exchange.aster.stream;

import io.sapphire.exchange.aster.stream.SocketSignal.Connected;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * One connection after another without a gap. The successor is there before its predecessor goes; what it says meanwhile
 * is kept and passed on at the change, so that everything comes at least once. Ends with an error when the connection
 * that is listened to is lost.
 */
final class RollOver {
    private static final System.Logger LOG = System.getLogger(RollOver.class.getName());
    /** The venue cuts connections after 24 hours. */
    static final Duration LIFE = Duration.ofHours(23);
    /** How long both are connected: longer than a message takes. */
    static final Duration OVERLAP = Duration.ofSeconds(3);
    /** Until a successor that could not connect tries again. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int AT_ONCE = 4;

    private final Flux<SocketSignal> connection;
    private final Scheduler timer;
    private final Sinks.Many<Long> current = Sinks.many().replay().latestOrDefault(0L);
    private final List<SocketSignal> kept = new ArrayList<>();
    private volatile long active;

    private RollOver(Flux<SocketSignal> connection, Scheduler timer) {
        this.connection = connection;
        this.timer = timer;
    }

    /** @param connection made anew for each subscriber; begins with {@link Connected} and fails when it is lost */
    static Flux<SocketSignal> of(Flux<SocketSignal> connection, Scheduler timer) {
        return Flux.defer(() -> new RollOver(connection, timer).signals());
    }

    /** What happens in one connection, the first of which has number 0. */
    private sealed interface Step {

        record Said(long number, SocketSignal signal) implements Step {}

        record TakesOver(long number) implements Step {}
    }

    private Flux<SocketSignal> signals() {
        return Flux.interval(Duration.ZERO, LIFE, timer)
                .flatMap(number -> number == 0 ? said(0) : successor(number), AT_ONCE)
                .concatMapIterable(this::pass);
    }

    private Flux<Step> said(long number) {
        return connection
                .<Step>map(signal -> new Step.Said(number, signal))
                .takeUntilOther(current.asFlux().filter(newest -> newest > number));
    }

    private Flux<Step> successor(long number) {
        return said(number)
                .publish(said ->
                        said.mergeWith(said.next().delayElement(OVERLAP, timer).map(_ -> new Step.TakesOver(number))))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE)
                        .scheduler(timer)
                        .filter(_ -> active < number)
                        .doBeforeRetry(lost -> LOG.log(Level.WARNING, "no successor yet: {0}", lost.failure()))
                        .onRetryExhaustedThrow((_, last) -> last.failure()));
    }

    private List<SocketSignal> pass(Step step) {
        return switch (step) {
            case Step.Said said when said.number() == active -> List.of(said.signal());
            case Step.Said said when said.number() > active -> keep(said.signal());
            case Step.Said _ -> List.of();
            case Step.TakesOver successor -> change(successor.number());
        };
    }

    /** A new connection of the successor knows everything from now on. */
    private List<SocketSignal> keep(SocketSignal signal) {
        if (signal instanceof Connected) {
            kept.clear();
        } else {
            kept.add(signal);
        }
        return List.of();
    }

    private List<SocketSignal> change(long number) {
        active = number;
        var missed = List.copyOf(kept);
        kept.clear();
        current.emitNext(number, Sinks.EmitFailureHandler.FAIL_FAST);
        return missed;
    }
}
