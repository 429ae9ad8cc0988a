package io.sapphire.gateway.http;

import io.sapphire.gateway.stream.LiveView;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** A request that cannot be served, and why, in one clear sentence. */
final class Refused extends RuntimeException {
    /** Code of a gateway that has yet to read the run. */
    static final String NOT_READY = "NOT_READY";

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;
    private final transient Optional<Duration> wait;

    private Refused(HttpStatus status, String code, String sentence, Optional<Duration> wait) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.wait = wait;
    }

    static Refused of(HttpStatus status, String code, String sentence) {
        return new Refused(status, code, sentence, Optional.empty());
    }

    /** @param wait before it may be tried again */
    static Refused later(HttpStatus status, String code, String sentence, Duration wait) {
        return new Refused(status, code, sentence, Optional.of(wait));
    }

    static Refused invalid(String sentence) {
        return of(HttpStatus.BAD_REQUEST, "INVALID", sentence);
    }

    static Refused notFound(String sentence) {
        return of(HttpStatus.NOT_FOUND, "NOT_FOUND", sentence);
    }

    /** The views show a past. */
    static Refused reading(LiveView view) {
        return view.isBroken()
                ? of(HttpStatus.SERVICE_UNAVAILABLE, "BROKEN", "The run cannot be shown: %s.".formatted(view.reading()))
                : of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        NOT_READY,
                        "The run cannot be shown yet: %s.".formatted(view.reading()));
    }

    HttpStatus status() {
        return status;
    }

    /** Stable, for programs. */
    String code() {
        return code;
    }

    /** Before it may be tried again, if that is known. */
    Optional<Duration> patience() {
        return wait;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
