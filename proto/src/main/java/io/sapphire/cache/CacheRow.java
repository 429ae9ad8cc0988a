package io.sapphire.cache;

import java.time.Duration;

/**
 * Everything that may lie in a cache. What is not named here is kept nowhere but at its source; what must not be lost (the
 * kill switch, positions, nonces, budgets) never is. docs/CACHE.md is written from it.
 */
public enum CacheRow {
    LLM_ANSWER(
            "llm",
            "SHA-256 of model, prompt and data",
            Format.TEXT,
            Duration.ofDays(1),
            "agents",
            "the language model; the answer that counted is in the event log"),
    RATE(
            "rate",
            "who is counted",
            Format.COUNTER,
            Duration.ofHours(1),
            "gateway",
            "none: counting begins anew; while Redis is gone every gateway counts for itself"),
    GATEWAY_SNAPSHOT(
            "view",
            "run id",
            Format.JSON_GZIP,
            Duration.ofDays(7),
            "gateway",
            "the event log, folded from its beginning"),
    RESUME_WINDOW(
            "resume",
            "run id",
            Format.JSON_GZIP,
            Duration.ofDays(7),
            "gateway",
            "the event log, folded from its beginning"),
    MARKET_SNAPSHOT(
            "market",
            "run id",
            Format.JSON_GZIP,
            Duration.ofMinutes(1),
            "gateway",
            "the event log; prices that are older are not shown again"),
    HISTORY(
            "history",
            "SHA-256 of run, moment, question and build",
            Format.JSON_GZIP,
            Duration.ofDays(1),
            "gateway",
            "the event log, folded from its beginning to that moment"),
    AGENT_PERFORMANCE(
            "scores",
            "run id",
            Format.JSON_GZIP,
            Duration.ofDays(7),
            "gateway",
            "the event log, folded from its beginning");

    private final String word;
    private final String name;
    private final Format format;
    private final Duration ttl;
    private final String owner;
    private final String source;

    CacheRow(String word, String name, Format format, Duration ttl, String owner, String source) {
        this.word = word;
        this.name = name;
        this.format = format;
        this.ttl = ttl;
        this.owner = owner;
        this.source = source;
    }

    /** How a value is written. Never as serialised Java objects: whoever writes those runs code in whoever reads them. */
    public enum Format {
        TEXT("UTF-8 text, sealed"),
        JSON_GZIP("JSON, gzip, sealed"),
        COUNTER("whole number");

        private final String words;

        Format(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Second part of every key of it. */
    public String word() {
        return word;
    }

    /** What the third part of its keys is. */
    public String named() {
        return name;
    }

    public Format format() {
        return format;
    }

    /** How long a value is kept; of a counter the longest window. */
    public Duration ttl() {
        return ttl;
    }

    /** Whether it is large and read only while a service starts, when there is more time. */
    public boolean isReadAtStart() {
        return switch (this) {
            case GATEWAY_SNAPSHOT, RESUME_WINDOW, MARKET_SNAPSHOT, AGENT_PERFORMANCE -> true;
            case LLM_ANSWER, RATE, HISTORY -> false;
        };
    }

    /** The only service that reads and writes it. */
    public String owner() {
        return owner;
    }

    /** Where the value comes from when it is not here. */
    public String source() {
        return source;
    }

    /** @param name which of its values */
    public CacheKey key(String name) {
        return new CacheKey(this, name);
    }
}
