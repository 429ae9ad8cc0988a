package io.sapphire.agents;

import io.sapphire.cache.CacheStores;
import io.sapphire.cache.RedisSettings;
import io.sapphire.secret.SecretReference;
import io.sapphire.secret.SecretSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the cache is. Without an address it is in this process.
 *
 * @param redis {@code redis://HOST:PORT}, or {@code rediss://HOST:PORT} for TLS
 * @param user of Redis' access list; empty is {@code default}
 * @param password of that user, by reference: {@code file:PATH}, {@code env:NAME} or {@code gcp:projects/P/secrets/S};
 *     empty for none
 * @param authority file of the certificates that Redis' own is checked against, PEM; empty for those of Java
 * @param cluster whether the address is one of a cluster's
 * @param key seals what is kept there, by reference; 64 hex digits, the same for all replicas
 * @param within longest wait for an answer
 */
public record CacheProperties(
        @DefaultValue("") String redis,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String authority,
        @DefaultValue("false") boolean cluster,
        @DefaultValue("") String key,
        @DefaultValue("20ms") Duration within) {
    private static final String PREFIX = "sapphire.agents.cache.";

    public CacheProperties {
        if (!redis.isEmpty() && key.isEmpty()) {
            throw new IllegalArgumentException(PREFIX + "key is missing: values in Redis are sealed with it");
        }
    }

    /** @throws IllegalArgumentException in one sentence, if Redis or a secret is not as it should be */
    CacheStores open(SecretSource secrets) {
        return redis.isEmpty()
                ? CacheStores.inProcess(System::nanoTime)
                : CacheStores.redis(settings(secrets), System::nanoTime);
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
        return "CacheProperties[redis=%s]".formatted(redis.isEmpty() ? "none" : "given");
    }
}
