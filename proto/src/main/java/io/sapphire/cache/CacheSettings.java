package io.sapphire.cache;

import io.sapphire.secret.SecretReference;
import io.sapphire.secret.SecretSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a service's cache is, as it is written down: without an address in this process.
 *
 * @param prefix of the settings, for people
 * @param redis {@code redis://HOST:PORT}, or {@code rediss://HOST:PORT} for TLS; empty for none
 * @param user of Redis' access list; empty is {@code default}
 * @param password of that user, by reference: {@code file:PATH}, {@code env:NAME} or {@code gcp:projects/P/secrets/S};
 *     empty for none
 * @param authority file of the certificates that Redis' own is checked against, PEM; empty for those of Java
 * @param cluster whether the address is one of a cluster's
 * @param key seals what is kept there, by reference; 64 hex digits, the same for all replicas
 * @param within longest wait for an answer
 */
public record CacheSettings(
        String prefix,
        String redis,
        String user,
        String password,
        String authority,
        boolean cluster,
        String key,
        Duration within) {

    /** @throws IllegalArgumentException in one sentence, if Redis or a secret is not as it should be */
    public CacheStores open(SecretSource secrets) {
        if (redis.isEmpty()) {
            return CacheStores.inProcess(System::nanoTime);
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException(prefix + ".key is missing: values in Redis are sealed with it");
        }
        return CacheStores.redis(settings(secrets), System::nanoTime);
    }

    private RedisSettings settings(SecretSource secrets) {
        return new RedisSettings(
                RedisSettings.address(redis),
                user,
                password.isEmpty() ? Optional.empty() : Optional.of(secrets.read(SecretReference.parse(password))),
                authority.isEmpty() ? Optional.empty() : Optional.of(Path.of(authority)),
                cluster,
                secrets.read(SecretReference.parse(key)),
                within);
    }

    /** References are none of the secrets, but who wrote one down instead of a reference is not to see it here. */
    @Override
    public String toString() {
        return prefix + "[redis=%s]".formatted(redis.isEmpty() ? "none" : "given");
    }
}
