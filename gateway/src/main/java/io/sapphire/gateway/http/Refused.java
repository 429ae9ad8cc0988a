package io.sapphire.gateway.http;

import org.springframework.http.HttpStatus;

/** A request that cannot be served, and why, in one clear sentence. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;

    private Refused(HttpStatus status, String code, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refused of(HttpStatus status, String code, String sentence) {
        return new Refused(status, code, sentence);
    }

    static Refused invalid(String sentence) {
        return of(HttpStatus.BAD_REQUEST, "INVALID", sentence);
    }

    static Refused notFound(String sentence) {
        return of(HttpStatus.NOT_FOUND, "NOT_FOUND", sentence);
    }

    HttpStatus status() {
        return status;
    }

    /** Stable, for programs. */
    String code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
