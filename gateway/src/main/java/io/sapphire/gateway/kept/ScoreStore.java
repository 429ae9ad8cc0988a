package io.sapphire.gateway.kept;

import io.sapphire.cache.Cache;
import io.sapphire.cache.CacheRow;
import reactor.core.publisher.Mono;

/** Keeps the agents' scorecards in the cache, by run. What another build kept, or nobody can read, is not there. */
public final class ScoreStore {
    private final Cache cache;
    private final String edition;

    private record Value(String edition, KeptScores scores) {}

    /** @param edition of this software: another one counts otherwise */
    public ScoreStore(Cache cache, String edition) {
        this.cache = cache;
        this.edition = edition;
    }

    public Mono<KeptScores> find(String run) {
        return cache.find(CacheRow.AGENT_PERFORMANCE.key(run))
                .flatMap(packed -> Mono.justOrEmpty(Packed.read(packed, Value.class)))
                .filter(value -> value.edition().equals(edition))
                .map(Value::scores);
    }

    /** Completes when they are kept, or are not going to be. */
    public Mono<Void> keep(String run, KeptScores scores) {
        return Mono.defer(() -> cache.keep(CacheRow.AGENT_PERFORMANCE.key(run), Packed.of(new Value(edition, scores))));
    }
}
