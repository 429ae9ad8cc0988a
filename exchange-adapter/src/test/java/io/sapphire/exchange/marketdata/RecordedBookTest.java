package io.sapphire.exchange.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.marketdata.MarketEvent.BookChanged;
import io.sapphire.exchange.marketdata.MarketEvent.BookRead;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recorded futures frames: our book against the obvious one, after every update. */
class RecordedBookTest {
    private static final Path RECORDING = Path.of("../../shared/data/btcusdt-futures-20240808.gz");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Symbol BITCOIN = new Symbol("BTCUSDT");
    private static final int ALL = 100_000;
    private static final int TOP = 50;

    private final LocalBook book = new LocalBook();
    private final NaiveBook naive = new NaiveBook();
    private final List<JsonNode> early = new ArrayList<>();
    private long naiveId = -1;
    private int compared;

    @Test
    void bookIsTheObviousOneAfterEveryUpdate() throws IOException {
        assumeTrue(Files.exists(RECORDING), "the shared recording is not on this machine");
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RECORDING)), StandardCharsets.US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                replay(line.substring(line.indexOf(' ') + 1));
            }
        }
        assertThat(book.top(ALL)).as("every level").isEqualTo(naive.top(ALL));
        assertThat(compared).isGreaterThan(6_000);
        assertThat(book.gaps()).isZero();
    }

    private void replay(String json) {
        if (json.contains("\"lastUpdateId\"")) {
            var snapshot = JSON.readTree(json);
            book.apply(new BookRead(
                    BITCOIN,
                    id(snapshot, "lastUpdateId"),
                    levels(snapshot, "bids"),
                    levels(snapshot, "asks"),
                    Instant.EPOCH));
            readNaive(snapshot);
        } else if (json.contains("\"depthUpdate\"")) {
            var change = JSON.readTree(json).path("data");
            book.apply(new BookChanged(
                    BITCOIN,
                    id(change, "U"),
                    id(change, "u"),
                    id(change, "pu"),
                    levels(change, "b"),
                    levels(change, "a"),
                    Instant.EPOCH));
            changeNaive(change);
        }
    }

    private void readNaive(JsonNode snapshot) {
        naiveId = id(snapshot, "lastUpdateId");
        set(true, snapshot.path("bids"));
        set(false, snapshot.path("asks"));
        early.forEach(this::changeNaive);
    }

    private void changeNaive(JsonNode change) {
        if (naiveId < 0) {
            early.add(change);
            return;
        }
        if (id(change, "u") < naiveId) {
            return;
        }
        set(true, change.path("b"));
        set(false, change.path("a"));
        naiveId = id(change, "u");
        compared++;
        assertThat(book.isValid()).isTrue();
        if (early.isEmpty() || !early.contains(change)) {
            assertThat(book.top(TOP)).as("after update %s", naiveId).isEqualTo(naive.top(TOP));
        }
    }

    private void set(boolean bid, JsonNode levels) {
        levels.forEach(
                level -> naive.set(bid, level.get(0).asString(), level.get(1).asString()));
    }

    private static Levels levels(JsonNode node, String name) {
        var levels = new Levels.Collector();
        node.path(name)
                .forEach(level -> levels.add(
                        Fixed.parse(level.get(0).asString()),
                        Fixed.parse(level.get(1).asString())));
        return levels.levels();
    }

    private static long id(JsonNode node, String name) {
        return node.path(name).asLong();
    }
}
