package io.sapphire.bench.book;

import io.sapphire.bench.Workload;
import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.stream.MarketMessages;
import io.sapphire.exchange.marketdata.LocalBook;
import io.sapphire.exchange.marketdata.MarketEvent;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** From the bytes of a frame to a book whose gaps are checked. */
final class OurBook implements Workload {
    private static final Symbol BITCOIN = new Symbol("BTCUSDT");
    private static final int ALL = 100_000;

    private final Frames frames;
    private final MarketEvent.BookRead snapshot;

    OurBook(Frames frames) {
        this.frames = frames;
        var answer = JsonMapper.builder().build().readTree(frames.snapshot());
        this.snapshot = new MarketEvent.BookRead(
                BITCOIN,
                answer.path("lastUpdateId").asLong(),
                MarketMessages.levels(answer.path("bids")),
                MarketMessages.levels(answer.path("asks")),
                Instant.ofEpochMilli(answer.path("T").asLong()));
    }

    @Override
    public long run() {
        var messages = new MarketMessages();
        var book = new LocalBook();
        book.apply(snapshot);
        for (var frame : frames.bytes()) {
            messages.read(frame).event().ifPresent(event -> book.apply((MarketEvent.BookChanged) event));
        }
        if (book.gaps() > 0) {
            throw new IllegalStateException("the recording has no gaps, the book found " + book.gaps());
        }
        var top = book.top(ALL);
        return 31 * fingerprint(top.bids()) + fingerprint(top.asks());
    }

    private static long fingerprint(List<BookLevel> levels) {
        long fingerprint = levels.size();
        for (var level : levels) {
            fingerprint = 31 * (31 * fingerprint + level.price().e8())
                    + level.quantity().e8();
        }
        return fingerprint;
    }
}
