package io.sapphire.gateway.notify;

import io.sapphire.gateway.access.Principal;
import io.sapphire.gateway.access.Role;
import io.sapphire.gateway.access.Visitors;
import io.sapphire.gateway.notify.Telegram.Said;
import io.sapphire.gateway.stream.LiveView;
import io.sapphire.gateway.view.Risk.ControlRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does what named people say in one chat: {@code /status} and {@code /halt}. Nothing else can be done from there: a phone
 * may stop trading, and nothing more. What was said a while ago is not done any more.
 */
public final class Chat {
    private static final Logger LOG = LoggerFactory.getLogger(Chat.class);
    private static final Duration TOO_OLD = Duration.ofMinutes(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int LONGEST_REASON = 200;
    private static final String REMOTE = "telegram";
    private static final String HELP =
            "/status tells how the run stands. /halt REASON stops new orders and cancels working entries; stops stay.";

    private final Telegram telegram;
    private final Set<Long> users;
    private final LiveView view;
    private final BiFunction<String, ControlRequest, Mono<Long>> halt;
    private final Visitors visitors;
    private final InstantSource clock;
    private long next;

    /**
     * @param users whom it obeys, as Telegram numbers people
     * @param halt by whom and why; gives the sequence of what was recorded
     */
    public Chat(
            Telegram telegram,
            Set<Long> users,
            LiveView view,
            BiFunction<String, ControlRequest, Mono<Long>> halt,
            Visitors visitors,
            InstantSource clock) {
        this.telegram = telegram;
        this.users = Set.copyOf(users);
        this.view = view;
        this.halt = halt;
        this.visitors = visitors;
        this.clock = clock;
    }

    /** Listens until cancelled; to nobody if nobody is named. */
    Mono<Void> listen() {
        if (users.isEmpty()) {
            return Mono.empty();
        }
        return Mono.defer(() -> telegram.hear(next))
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::answer, 1)
                .then()
                .onErrorResume(Chat::later)
                .repeat()
                .then();
    }

    private static Mono<Void> later(Throwable failure) {
        LOG.warn(
                "nothing is heard of the chat: {}",
                failure instanceof Undelivered
                        ? failure.getMessage()
                        : failure.getClass().getSimpleName());
        return Mono.delay(AFTER_FAILURE).then();
    }

    private Mono<Void> answer(Said said) {
        next = Math.max(next, said.update() + 1);
        if (!telegram.isIn(said) || !users.contains(said.user())) {
            return visitors.refused(REMOTE + ":" + said.user(), "chat").then();
        }
        return reply(said).flatMap(telegram::say);
    }

    private Mono<String> reply(Said said) {
        var words = said.text().strip().split("\\s+", 2);
        var command = words[0].replaceAll("@.*", "");
        if (Duration.between(said.at(), clock.instant()).compareTo(TOO_OLD) > 0) {
            return Mono.just(
                    "That was said more than two minutes ago, so nothing was done. Say it again if you mean it.");
        }
        return switch (command) {
            case "/status" ->
                view.read(now -> view.catchingUp()
                        ? "The run cannot be told yet: %s.".formatted(view.reading())
                        : StatusText.of(now.run()));
            case "/halt" -> halt(said, words.length > 1 ? words[1] : "said in the chat");
            default -> Mono.just(HELP);
        };
    }

    private Mono<String> halt(Said said, String reason) {
        var who = new Principal(REMOTE + ":" + said.user(), Role.OPERATOR, () -> true);
        var why = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        return halt.apply(who.name(), new ControlRequest(why, null, null))
                .map("The halt is recorded as event %d."::formatted)
                .onErrorResume(failure -> Mono.just("NOT HALTED, as far as is known: " + failure.getMessage()))
                .doOnNext(result -> visitors.changed(who, REMOTE, "/halt", result));
    }
}
