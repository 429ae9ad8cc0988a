package io.sapphire.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.cache.CacheRow;
import io.sapphire.cache.CacheStores;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.kept.BoardStore;
import io.sapphire.gateway.kept.KeptBoard;
import io.sapphire.gateway.kept.KeptBoard.KeptFact;
import io.sapphire.gateway.kept.KeptBoard.KeptMessage;
import io.sapphire.gateway.projection.Caps;
import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.view.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** A gateway that starts shows what was told before it, and what the log tells otherwise is taken back. */
class RecallTest {
    private static final Topics ALL = Topics.ALL;
    private static final List<Recorded> LOG = Story.seeded("run-a", 3, 60).log();

    private final CacheStores caches = CacheStores.inProcess(System::nanoTime);
    private final BoardStore store = new BoardStore(caches.cache(), "test");

    @Test
    void whatWasToldIsShownAtOnceAndStaysTheSameOnceTheLogHasToldIt() {
        var before = new Gateway(LOG);
        before.take(LOG);
        before.board.put("quote", new Message("quote", "{\"of\":\"before\"}".getBytes(UTF_8)));
        before.keep();

        var after = new Gateway(LOG);
        after.take(LOG.subList(0, 1));
        assertThat(after.board.sequence()).isEqualTo(LOG.size());
        assertThat(after.facts()).isEqualTo(before.facts());
        assertThat(after.told()).contains("{\"of\":\"before\"}");
        assertThat(after.memory.isRecalling()).isTrue();

        after.take(LOG.subList(1, LOG.size()));
        assertThat(after.memory.isRecalling()).isFalse();
        assertThat(after.facts()).isEqualTo(before.facts());
        assertThat(after.told()).doesNotContain("{\"of\":\"before\"}");
    }

    @Test
    void pricesAreForgottenAfterAMinuteAndTheRestIsNot() {
        var nanos = new AtomicLong();
        try (var aging = CacheStores.inProcess(nanos::get)) {
            var boards = new BoardStore(aging.cache(), "test");
            var values = Stream.of("quote", "book:BTCUSDT", "micro:BTCUSDT", "candle:BTCUSDT:1m", "portfolio")
                    .map(topic -> new KeptMessage(topic, "{}"))
                    .toList();
            boards.keep(new KeptBoard("run-a", 0, 7, List.of(), values)).block();
            assertThat(boards.find("run-a").map(KeptBoard::values).block()).containsExactlyInAnyOrderElementsOf(values);
            nanos.set(Duration.ofMinutes(1).toNanos());
            assertThat(boards.find("run-a").map(KeptBoard::values).block()).containsExactly(values.getLast());
        }
    }

    @Test
    void clientThatComesBackIsToldWhatItMissedBeforeTheLogIsRead() {
        var before = new Gateway(LOG);
        before.take(LOG);
        before.keep();
        var after = new Gateway(LOG);
        after.take(LOG.subList(0, 1));
        long missed =
                before.board.history(Long.MAX_VALUE, 3, Set.of()).getLast().seq() - 1;
        var cursor = new Cursor(after.board.now().generation(), missed, 0);
        assertThat(after.board.covers(cursor)).isTrue();
        assertThat(after.board.behind(cursor)).isEqualTo(3);
    }

    @Test
    void factThatTheLogTellsOtherwiseIsTakenBackAndClientsStartOver() {
        var before = new Gateway(LOG);
        before.take(LOG);
        var kept = before.kept();
        int middle = kept.facts().size() / 2;
        store.keep(with(kept, middle)).block();

        var after = new Gateway(LOG);
        after.take(LOG.subList(0, 1));
        assertThat(after.facts()).anyMatch(fact -> fact.contains("forged"));
        long shown = after.board.now().generation();
        after.take(LOG.subList(1, LOG.size()));
        assertThat(after.facts()).noneMatch(fact -> fact.contains("forged"));
        assertThat(after.board.now().generation()).isGreaterThan(shown);
        assertThat(after.board.sequence()).isEqualTo(LOG.size());
        assertThat(after.memory.isRecalling()).isFalse();
        var tail = before.facts().subList(0, before.facts().size() - middle - 1);
        assertThat(after.facts()).isEqualTo(tail);
    }

    @Test
    void factThatTheLogDoesNotKnowIsTakenBack() {
        var before = new Gateway(LOG);
        before.take(LOG);
        var kept = before.kept();
        var more = Stream.concat(
                        kept.facts().stream(), Stream.of(forged(kept.facts().getLast(), LOG.size())))
                .toList();
        store.keep(new KeptBoard(kept.run(), kept.forgotten(), kept.sequence(), more, kept.values()))
                .block();
        var after = new Gateway(LOG);
        after.take(LOG);
        assertThat(after.facts()).noneMatch(fact -> fact.contains("forged"));
    }

    @Test
    void boardOfALongerLogOfAnotherRunOrOfAnotherBuildIsNotUsed() {
        var before = new Gateway(LOG);
        before.take(LOG);
        before.keep();
        var shorter = LOG.subList(0, LOG.size() / 2);
        var cut = new Gateway(shorter);
        cut.take(shorter);
        assertThat(cut.board.sequence()).isEqualTo(shorter.size());

        var other = Story.seeded("run-b", 3, 60).log();
        var another = new Gateway(other);
        another.take(other.subList(0, 1));
        assertThat(another.board.sequence()).isEqualTo(1);

        assertThat(new BoardStore(caches.cache(), "newer").find("run-a").block())
                .isNull();
    }

    @Test
    void whatNobodyCanReadIsNotThere() {
        caches.cache()
                .keep(CacheRow.RESUME_WINDOW.key("run-a"), "nonsense".getBytes(UTF_8))
                .block();
        assertThat(store.find("run-a").block()).isNull();
        var gateway = new Gateway(LOG);
        gateway.take(LOG);
        assertThat(gateway.board.sequence()).isEqualTo(LOG.size());
    }

    @Test
    void boardIsKeptEveryFiveSecondsIfSomethingIsNew() {
        var gateway = new Gateway(LOG);
        gateway.take(LOG.subList(0, 10));
        StepVerifier.withVirtualTime(gateway.memory::keeping)
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(5))
                .then(() -> assertThat(
                                store.find("run-a").map(KeptBoard::sequence).block())
                        .isEqualTo(10))
                .then(() -> caches.cache()
                        .keep(CacheRow.RESUME_WINDOW.key("run-a"), new byte[0])
                        .block())
                .thenAwait(Duration.ofSeconds(5))
                .then(() -> assertThat(store.find("run-a").block()).isNull())
                .then(() -> gateway.take(LOG.subList(10, 20)))
                .thenAwait(Duration.ofSeconds(5))
                .then(() -> assertThat(
                                store.find("run-a").map(KeptBoard::sequence).block())
                        .isEqualTo(20))
                .thenCancel()
                .verify();
    }

    private static KeptBoard with(KeptBoard kept, int forgedFact) {
        var facts = new ArrayList<>(kept.facts());
        facts.set(
                forgedFact, forged(facts.get(forgedFact), facts.get(forgedFact).sequence()));
        return new KeptBoard(kept.run(), kept.forgotten(), kept.sequence(), facts, kept.values());
    }

    private static KeptFact forged(KeptFact fact, long sequence) {
        return new KeptFact(
                sequence,
                fact.eventTime(),
                fact.recorded(),
                List.of(new KeptMessage(fact.messages().getLast().topic(), "{\"forged\":true}")));
    }

    /** The part of a gateway that shows facts, on this thread. */
    private final class Gateway {
        final Projection projection = new Projection(new Caps(50_000, 20_000, 50_000));
        final Encoder encoder = new Encoder(Json.mapper());
        final Board board = new Board(new FactRing(50_000, 64 << 20));
        final BoardMemory memory;

        Gateway(List<Recorded> log) {
            memory = BoardMemory.in(store, new WrittenLog(log), board);
        }

        void take(List<Recorded> batch) {
            memory.find(batch).block();
            for (var recorded : batch) {
                var changed = projection.apply(recorded);
                if (recorded.event() instanceof MeshEvent.RunStarted started) {
                    memory.begin(started.runId());
                }
                var run = board.run().orElseThrow();
                if (!changed.isEmpty()) {
                    memory.tell(run, encoder.group(recorded, projection.asOf().eventTimeUs(), changed));
                }
                memory.advance(run, recorded.sequence());
            }
        }

        KeptBoard kept() {
            return board.kept(5_000, 4 << 20, _ -> true).orElseThrow();
        }

        void keep() {
            store.keep(kept()).block();
        }

        /** Newest first. */
        List<String> facts() {
            return board.history(Long.MAX_VALUE, 10_000, Set.of()).stream()
                    .map(Object::toString)
                    .toList();
        }

        String told() {
            return new String(board.after(board.now(), ALL).orElseThrow().bytes(), UTF_8);
        }
    }
}
