package io.sapphire.gateway.http;

import ch.qos.logback.classic.Level;
import io.sapphire.gateway.log.LogRing;
import java.util.List;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What this process logged last. */
record LogReads(LogRing ring, Reader reader) {
    static final Parameter LEVEL =
            Parameter.query("level", "string", "At least as grave: DEBUG, INFO, WARN or ERROR; all if absent.");
    static final Parameter TRACE = Parameter.query("trace", "string", "Only lines of this trace: 32 hex digits.");

    private static final List<Level> LEVELS = List.of(Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR);

    Mono<ServerResponse> serve(ServerRequest request) {
        var query = new Query(request);
        long before = query.whole("before", 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        var least = query.oneOf(LEVEL.name(), LogReads::level, "DEBUG, INFO, WARN or ERROR");
        return reader.write(ring.before(before, query.limit(), least.orElse(Level.ALL), query.text(TRACE.name())));
    }

    private static Optional<Level> level(String word) {
        return LEVELS.stream().filter(level -> level.toString().equals(word)).findFirst();
    }
}
