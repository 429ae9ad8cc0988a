package io.sapphire.gateway.kept;

import io.sapphire.cache.Cache;
import io.sapphire.cache.CacheRow;
import io.sapphire.gateway.kept.KeptBoard.KeptFact;
import io.sapphire.gateway.kept.KeptBoard.KeptMessage;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Keeps boards in the cache, by run. What another build kept, or nobody can read, is not there. */
public final class BoardStore {
    /** Topics of what the markets say, most of them with a symbol behind; only fresh prices are worth showing. */
    private static final Set<String> PRICES = Set.of("quote", "book", "micro", "candle");

    private final Cache cache;
    private final String build;

    private record Values(String build, long sequence, List<KeptMessage> values) {}

    private record Facts(String build, long forgotten, long sequence, List<KeptFact> facts) {}

    /** @param build of this software: another one tells the same events otherwise */
    public BoardStore(Cache cache, String build) {
        this.cache = cache;
        this.build = build;
    }

    /** Values of another moment than the facts are left out: the log tells them anew. */
    public Mono<KeptBoard> find(String run) {
        return read(CacheRow.RESUME_WINDOW, run, Facts.class)
                .filter(facts -> facts.build().equals(build))
                .flatMap(facts -> Mono.zip(
                                values(CacheRow.GATEWAY_SNAPSHOT, run, facts),
                                values(CacheRow.MARKET_SNAPSHOT, run, facts))
                        .map(values -> new KeptBoard(
                                run,
                                facts.forgotten(),
                                facts.sequence(),
                                facts.facts(),
                                Stream.concat(values.getT1().stream(), values.getT2().stream())
                                        .toList())));
    }

    private Mono<List<KeptMessage>> values(CacheRow row, String run, Facts facts) {
        return read(row, run, Values.class)
                .filter(values -> values.build().equals(build) && values.sequence() == facts.sequence())
                .map(Values::values)
                .defaultIfEmpty(List.of());
    }

    /** Completes when the board is kept, or is not going to be. */
    public Mono<Void> keep(KeptBoard board) {
        return Mono.defer(() -> {
            var prices = board.values().stream().filter(BoardStore::isPrice).toList();
            var rest = board.values().stream().filter(value -> !isPrice(value)).toList();
            return keep(CacheRow.MARKET_SNAPSHOT, board, new Values(build, board.sequence(), prices))
                    .then(keep(CacheRow.GATEWAY_SNAPSHOT, board, new Values(build, board.sequence(), rest)))
                    .then(keep(
                            CacheRow.RESUME_WINDOW,
                            board,
                            new Facts(build, board.forgotten(), board.sequence(), board.facts())));
        });
    }

    private static boolean isPrice(KeptMessage message) {
        int colon = message.topic().indexOf(':');
        return PRICES.contains(colon < 0 ? message.topic() : message.topic().substring(0, colon));
    }

    private Mono<Void> keep(CacheRow row, KeptBoard board, Object kept) {
        return Mono.defer(() -> cache.keep(row.key(board.run()), Packed.of(kept)));
    }

    private <T> Mono<T> read(CacheRow row, String run, Class<T> type) {
        return cache.find(row.key(run)).flatMap(packed -> Mono.justOrEmpty(Packed.read(packed, type)));
    }
}
