package io.sapphire.gateway.access;

import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Lets calls in that come otherwise than over HTTP: by the same tokens, roles and allowances, into the same book. */
public final class Guard {
    private final Tokens tokens;
    private final Allowance allowance;
    private final Visitors visitors;

    public Guard(Tokens tokens, Allowance allowance, Visitors visitors) {
        this.tokens = tokens;
        this.allowance = allowance;
        this.visitors = visitors;
    }

    /**
     * Somebody who calls.
     *
     * @param token as it was sent, without a scheme; empty if none was
     * @param remote its address
     * @param method for the book
     */
    public record Caller(String token, String remote, String method) {}

    /** @return who it is; fails with a {@link DeniedException} if it may not */
    public Mono<Principal> admit(Caller caller, Role needed, Lane lane) {
        return tokens.principal(caller.token())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .onErrorMap(
                        Tokens.CannotTellException.class,
                        _ -> new DeniedException(Reason.CANNOT_TELL, "tokens cannot be checked now"))
                .flatMap(known ->
                        known.map(who -> admit(who, caller, needed, lane)).orElseGet(() -> turnAway(caller)));
    }

    private Mono<Principal> turnAway(Caller caller) {
        return visitors.refused(caller.remote(), caller.method())
                .flatMap(wait -> Mono.error(
                        wait.isZero()
                                ? new DeniedException(Reason.UNKNOWN, "send a token as 'authorization: Bearer TOKEN'")
                                : tooMany(wait)));
    }

    private Mono<Principal> admit(Principal who, Caller caller, Role needed, Lane lane) {
        visitors.came(who, caller.remote(), caller.method());
        if (!who.role().permits(needed)) {
            var sentence = "this needs the role %s; yours is %s".formatted(needed, who.role());
            return denied("FORBIDDEN", who, caller, new DeniedException(Reason.FORBIDDEN, sentence));
        }
        return allowance
                .take(who.name(), lane)
                .flatMap(wait -> wait.isZero() ? Mono.just(who) : denied("LIMITED", who, caller, tooMany(wait)));
    }

    private static DeniedException tooMany(Duration wait) {
        return new DeniedException(
                Reason.TOO_MANY, "too many calls of this kind; wait %d ms".formatted(wait.toMillis() + 1));
    }

    private Mono<Principal> denied(String what, Principal who, Caller caller, DeniedException denial) {
        return visitors.denied(what, who, caller.remote(), caller.method(), String.valueOf(denial.getMessage()))
                .then(Mono.error(denial));
    }

    /** Writes a change down. @param detail what came of it */
    public void changed(Principal who, Caller caller, String detail) {
        visitors.changed(who, caller.remote(), caller.method(), detail);
    }

    /** Why somebody is not let in. */
    public enum Reason {
        UNKNOWN,
        FORBIDDEN,
        TOO_MANY,
        CANNOT_TELL
    }

    /** Somebody is not let in. */
    public static final class DeniedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Reason reason;

        DeniedException(Reason reason, String sentence) {
            super(sentence, null, false, false);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }
}
