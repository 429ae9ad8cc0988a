package io.sapphire.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/CACHE.md lists what may lie in a cache, as the registry has it. */
class CacheDocTest {
    private static final Path PAGE = Path.of("..", "docs", "CACHE.md");

    @Test
    void pageListsEveryRowAsItIs() throws IOException {
        var page = """
            # Caches

            What the services keep in Redis, or in their own memory while no Redis is configured. All of it can be had
            again from its source: a Redis that is down, flushed or slow, or holds what nobody of us wrote, costs time and
            nothing else. The kill switch, positions, nonces and the budget for language models are never here.

            | key | value | time to live | owner | source of truth |
            |---|---|---|---|---|
            %s

            Every value but a counter is sealed: HMAC-SHA256 over its key and content, under a key that Redis does not
            know (`cache.key`). What is not sealed so counts as missing, and is written over. Nothing is ever written as
            serialised Java objects. Names stand in braces, so that a Redis cluster keeps what has one name in one place.

            `history` holds what the API answers about a moment of the past (`at`) where the log alone says it: candles, marks,
            flow and readings of a market, and the equity curve. To find one out the log is read from its beginning; the answer
            is then there for every gateway that shares the Redis. `scores` holds the agents' scorecards, which a gateway that
            starts tells until it has read as far itself. Both name the last event they tell of and the hash of its record, and
            are told only if the log goes on from that very record; what another build kept is not told at all. Neither is read
            by whatever decides.

            The venue's rules of its markets (`exchangeInfo`) have no row. Whoever refuses orders by them, the exchange-adapter,
            has them from the venue: a refusal must not come from a cache, and the process that holds the venue's key talks to
            nobody else. Everybody else finds them in the first event of the run, which is read first in any case, and a
            person's command asks once and wants today's answer. Warming up agents with a cache would let it decide: a
            coordinator shows a joining agent what its own log holds.

            A command waits `cache.within` (20 ms) at most; what is read while a gateway starts, a second. When half of
            the last ten commands failed, Redis is left alone but for one try a second, the log says so once, and
            everything comes from its source; counters count in each process meanwhile.

            | setting of `sapphire.gateway.` and `sapphire.agents.` | meaning |
            |---|---|
            | `cache.redis` | `redis://HOST:PORT`, or `rediss://HOST:PORT` for TLS; empty keeps everything in the process |
            | `cache.cluster` | whether that is a node of a cluster |
            | `cache.user`, `cache.password` | of Redis' access list; the password by reference: `file:PATH`, `env:NAME` or `gcp:projects/P/secrets/S` |
            | `cache.key` | seals values: 64 hex digits, by reference, the same for all replicas; without it the service does not start |
            | `cache.authority` | PEM file of the certificates that Redis' own is checked against |
            | `cache.within` | longest wait for an answer |

            What the user must be allowed in Redis, and no more:

            ```
            user sapphire on ><password> %s
            ```
            """.formatted(rows(), RedisRights.RULES);
        if (Boolean.getBoolean("sapphire.generate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("generate it with: mvn test -pl proto -am -Dtest=CacheDocTest -Dsapphire.generate")
                .hasContent(page);
    }

    @Test
    void everyRowHasAWordOfItsOwn() {
        assertThat(Arrays.stream(CacheRow.values()).map(CacheRow::word)).doesNotHaveDuplicates();
    }

    private static String rows() {
        return Arrays.stream(CacheRow.values())
                .map(row -> "| `sapphire:%s:{%s}` | %s | %s | %s | %s |"
                        .formatted(row.word(), row.named(), row.format(), words(row.ttl()), row.owner(), row.source()))
                .collect(Collectors.joining("\n"));
    }

    private static String words(Duration ttl) {
        return ttl.toDays() > 0
                ? ttl.toDays() + " d"
                : ttl.toHours() > 0
                        ? ttl.toHours() + " h"
                        : ttl.toMinutes() > 0 ? ttl.toMinutes() + " min" : ttl.toSeconds() + " s";
    }
}
