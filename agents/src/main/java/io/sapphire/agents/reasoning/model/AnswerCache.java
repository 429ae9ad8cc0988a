package io.sapphire.agents.reasoning.model;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Answers that were paid for once, by the hash of their question. It may forget, and must not fail. */
public interface AnswerCache {

    /** Empty if it is not known. */
    Mono<String> find(String hash);

    Mono<Void> keep(String hash, String answer);

    /** In this process. */
    static AnswerCache inProcess(int answers, Duration kept) {
        var cache = Caffeine.newBuilder()
                .maximumSize(answers)
                .expireAfterWrite(kept)
                .<String, String>build();
        return new AnswerCache() {
            @Override
            public Mono<String> find(String hash) {
                return Mono.fromSupplier(() -> cache.getIfPresent(hash));
            }

            @Override
            public Mono<Void> keep(String hash, String answer) {
                return Mono.fromRunnable(() -> cache.put(hash, answer));
            }
        };
    }
}
