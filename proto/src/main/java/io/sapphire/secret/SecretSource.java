package io.sapphire.secret;

/** Where secrets are read. */
@FunctionalInterface
public interface SecretSource {

    /** @throws IllegalArgumentException in one sentence that repeats nothing of the secret, if it cannot be had */
    Secret read(SecretReference reference);
}
