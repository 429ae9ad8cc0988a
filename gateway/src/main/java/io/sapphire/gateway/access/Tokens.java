package io.sapphire.gateway.access;

import reactor.core.publisher.Mono;

/** Knows some tokens. */
@FunctionalInterface
public interface Tokens {
    /** Knows none. */
    Tokens NONE = _ -> Mono.empty();

    /**
     * Whose token it is; nothing if it is not known, has expired or was revoked.
     *
     * @throws CannotTellException as an error, if that cannot be told now: nobody is let in then
     */
    Mono<Principal> principal(String token);

    /** The other is asked what this one does not know. */
    default Tokens or(Tokens other) {
        return token -> principal(token).switchIfEmpty(Mono.defer(() -> other.principal(token)));
    }

    /** The one token of a machine's owner. */
    static Tokens shared(Secret secret) {
        var owner = new Principal(Principal.OWNER, Role.ADMIN, () -> true);
        return token -> secret.matches(token) ? Mono.just(owner) : Mono.empty();
    }

    /** Whoever issues tokens cannot be asked. */
    final class CannotTellException extends RuntimeException {
        private static final long serialVersionUID = 1;

        CannotTellException(Throwable cause) {
            super("tokens cannot be checked now", cause);
        }
    }
}
