package io.sapphire.gateway.kept;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.cache.Cache;
import io.sapphire.cache.CacheKey;
import io.sapphire.cache.CacheRow;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import reactor.core.publisher.Mono;

/** Keeps answers about the past in the cache. */
public final class AnswerStore {
    /** Packed; a larger answer would not be read in time. */
    private static final int MOST_BYTES = 1 << 20;

    private final Cache cache;

    public AnswerStore(Cache cache) {
        this.cache = cache;
    }

    /** @param asked all that the answer depends on but the log itself */
    public Mono<KeptAnswer> find(String asked) {
        return cache.find(key(asked)).flatMap(packed -> Mono.justOrEmpty(Packed.read(packed, KeptAnswer.class)));
    }

    /** Completes when the answer is kept, or is not going to be. */
    public Mono<Void> keep(String asked, KeptAnswer answer) {
        return Mono.fromSupplier(() -> Packed.of(answer))
                .filter(packed -> packed.length <= MOST_BYTES)
                .flatMap(packed -> cache.keep(key(asked), packed));
    }

    private static CacheKey key(String asked) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(asked.getBytes(UTF_8));
            return CacheRow.HISTORY.key(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
