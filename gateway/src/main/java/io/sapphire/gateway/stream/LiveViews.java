package io.sapphire.gateway.stream;

import io.sapphire.cache.CacheStores;
import io.sapphire.gateway.kept.AnswerStore;
import io.sapphire.gateway.kept.BoardStore;
import io.sapphire.gateway.kept.Edition;
import io.sapphire.gateway.kept.ScoreStore;
import io.sapphire.gateway.projection.Caps;
import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.view.Json;
import java.time.InstantSource;
import java.util.Optional;

/** Puts view and stream together. */
public final class LiveViews {

    private LiveViews() {}

    /**
     * A view at rest.
     *
     * @param facts how many are kept to be told again
     * @param factsSize how many bytes they may hold
     * @param caches keep answers about the past, and what a gateway that starts shows, if others find what is kept there
     * @param build version of this software
     */
    public static LiveView of(
            EventLog log,
            Caps caps,
            int facts,
            long factsSize,
            StreamRules rules,
            CacheStores caches,
            InstantSource clock,
            String build) {
        var encoder = new Encoder(Json.mapper());
        var board = new Board(new FactRing(facts, factsSize));
        var past = new Past(log, board, encoder, caps);
        var stream = new EventStream(board, encoder, past, rules, clock, build);
        var memory = caches.shared()
                ? BoardMemory.in(new BoardStore(caches.cache(), build), log, board)
                : BoardMemory.none(log, board);
        var store = caches.shared()
                ? Optional.of(new ScoreStore(caches.cache(), Edition.text()))
                : Optional.<ScoreStore>empty();
        return new LiveView(
                log,
                new Projection(caps),
                encoder,
                board,
                memory,
                new ScoreMemory(log, store, Json.mapper()),
                stream,
                new PastViews(log, caps, new PastAnswers(log, new AnswerStore(caches.cache()), Edition.text() + caps)),
                clock,
                build);
    }
}
