package io.sapphire.exchange.aster;

import io.sapphire.exchange.aster.stream.UserMessage;
import io.sapphire.exchange.aster.stream.UserMessages;
import io.sapphire.exchange.execution.OrderDesk;
import io.sapphire.exchange.execution.venue.UserEvent;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Passes what the venue says about the account on to the order desk, at once or with the step. */
final class UserListener implements Link.Listener {
    private final Pace pace;
    private final OrderDesk desk;
    private final Runnable whenRead;
    private final Sinks.Many<List<UserEvent>> pushed = Sinks.many().unicast().onBackpressureBuffer();
    private final Sinks.Many<Boolean> losses = Sinks.many().unicast().onBackpressureBuffer();

    /** @param whenRead called each time the account has been reconciled */
    UserListener(Pace pace, OrderDesk desk, Runnable whenRead) {
        this.pace = pace;
        this.desk = desk;
        this.whenRead = whenRead;
    }

    /** Carries out what was passed on. What cannot be taken in, the desk has said: it asks to be reconciled anew. */
    Flux<Void> run() {
        var taken = pushed.asFlux().concatMap(events -> desk.take(events).then().onErrorComplete());
        return Flux.merge(taken, losses.asFlux().concatMap(_ -> desk.suspend()));
    }

    @Override
    public void message(byte[] bytes) {
        take(UserMessages.read(bytes));
    }

    private void take(UserMessage message) {
        if (message.keyExpired()) {
            throw new IllegalStateException("the listen key has expired");
        }
        if (pace.isStepping()) {
            pace.lockStep().ifPresent(steps -> steps.onUser(message));
        } else if (!message.events().isEmpty()) {
            pushed.emitNext(message.events(), Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }

    /** Nothing may leave while nobody hears what becomes of it. */
    @Override
    public void lost() {
        pace.lockStep().ifPresent(LockStep::userLost);
        losses.emitNext(true, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    @Override
    public Mono<Void> readMissed() {
        return pace.lockStep()
                .map(LockStep::readUser)
                .orElseGet(desk::reconcile)
                .then(Mono.fromRunnable(whenRead));
    }
}
