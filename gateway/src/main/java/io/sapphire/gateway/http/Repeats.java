package io.sapphire.gateway.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * A change that is sent again under its {@code Idempotency-Key} is not made again: whoever repeats it gets the answer of the
 * first. The newest thousand are known. Safe for many threads.
 */
final class Repeats {
    static final Parameter KEY = Parameter.header(
            "Idempotency-Key", "Any text of 1 to 100 characters; the same key never does the same thing twice.");

    private static final int KEPT = 1_000;
    private static final int LONGEST = 100;

    private final Map<Key, Made> made = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Made> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(String who, String path, String key) {}

    private record Made(Object wish, Mono<?> answer) {}

    /**
     * Makes a change, or tells what became of it before. What surely was not done is forgotten; what may have been done stays
     * as it is.
     *
     * @param wish as it was read: another one under the same key is refused
     */
    @SuppressWarnings("unchecked")
    <A> Mono<A> once(ServerRequest request, Object wish, Mono<A> change) {
        return key(request)
                .map(key -> (Mono<A>) Mono.defer(() -> known(key, wish, change)))
                .orElse(change);
    }

    private Mono<?> known(Key key, Object wish, Mono<?> change) {
        synchronized (made) {
            var before = made.computeIfAbsent(
                    key,
                    _ -> new Made(
                            wish,
                            change.doOnError(failure -> forget(key, failure)).cache()));
            return before.wish().equals(wish) ? before.answer() : Mono.error(another());
        }
    }

    private void forget(Key key, Throwable failure) {
        boolean unknown = failure instanceof Refused refused
                && (refused.status() == HttpStatus.GATEWAY_TIMEOUT
                        || refused.status() == HttpStatus.INTERNAL_SERVER_ERROR);
        if (failure instanceof Refused && !unknown) {
            synchronized (made) {
                made.remove(key);
            }
        }
    }

    private static Refused another() {
        return Refused.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "KEY_REUSED",
                "This Idempotency-Key was used for something else; nothing was done.");
    }

    private static Optional<Key> key(ServerRequest request) {
        var sent = request.headers().header(KEY.name());
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        var key = sent.getFirst();
        if (sent.size() > 1 || !key.matches("[\\x21-\\x7e]{1,%d}".formatted(LONGEST))) {
            throw Refused.invalid("Header Idempotency-Key must be one text of 1 to %d characters.".formatted(LONGEST));
        }
        return Optional.of(new Key(Gatekeeper.principal(request).name(), request.path(), key));
    }
}
