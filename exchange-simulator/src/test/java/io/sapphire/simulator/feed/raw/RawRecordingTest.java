package io.sapphire.simulator.feed.raw;

import static io.sapphire.simulator.feed.raw.RawFiles.depth;
import static io.sapphire.simulator.feed.raw.RawFiles.snapshot;
import static io.sapphire.simulator.feed.raw.RawFiles.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.simulator.market.Book;
import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.market.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawRecordingTest {
    @TempDir
    private Path directory;

    @Test
    void updatesAroundASnapshotAreAppliedByTheVenuesRules() throws IOException {
        var book = bookOf(
                depth("ABCUSDT", 1_000, 1, 5, 0, "90", "9"),
                depth("ABCUSDT", 1_001, 6, 12, 5, "91", "1"),
                snapshot(1_002, 10, "95", "96"),
                depth("ABCUSDT", 1_003, 13, 20, 12, "94", "3"));
        assertThat(Fixed.toPlainString(book.displayed(Side.BUY, price("95")))).isEqualTo("1.5");
        assertThat(Fixed.toPlainString(book.displayed(Side.BUY, price("91")))).isEqualTo("1");
        assertThat(Fixed.toPlainString(book.displayed(Side.BUY, price("94")))).isEqualTo("3");
        assertThat(book.displayed(Side.BUY, price("90"))).isZero();
    }

    @Test
    void afterAGapTheBookIsEmptyUntilTheNextSnapshot() throws IOException {
        var gap = new String[] {
            snapshot(1_000, 10, "95", "96"),
            depth("ABCUSDT", 1_001, 8, 12, 7, "94", "3"),
            depth("ABCUSDT", 1_002, 20, 25, 19, "93", "3")
        };
        assertThat(bookOf(gap).top(9).bids()).isEmpty();
        assertThat(bookOf(gap[0], gap[1], gap[2], snapshot(1_003, 24, "92", "96"))
                        .top(9)
                        .bids())
                .extracting(level -> level.price().toString())
                .containsExactly("93", "92");
    }

    @Test
    void incrementsAreTheFinestInTheFile() throws IOException {
        var file = file(snapshot(1_000, 10, "95.25", "96"), trade("ABCUSDT", 1_001, 1, "95.5", "0.02"));
        var instrument = RawFrames.scan(file, UnaryOperator.identity()).instrument();
        assertThat(instrument.tick()).hasToString("0.25");
        assertThat(instrument.step()).hasToString("0.02");
    }

    @Test
    void framesOutOfOrderArePlayedInOrder() throws IOException {
        var file = file(
                snapshot(1_000, 10, "95", "96"),
                trade("ABCUSDT", 5_000, 2, "95", "1"),
                trade("ABCUSDT", 4_000, 1, "95", "1"));
        var tape = RawFrames.scan(file, UnaryOperator.identity()).play(Duration.ZERO);
        assertThat(tape.next()).isInstanceOf(MarketEvent.BookChanged.class);
        assertThat(tape.next().eventTime()).isEqualTo(Instant.ofEpochMilli(4_000));
        assertThat(tape.next().eventTime()).isEqualTo(Instant.ofEpochMilli(5_000));
        assertThat(tape.nextTime()).isEqualTo(Instant.MAX);
    }

    /** Its time is the book's last change, which in a quiet market is long before it was asked for. */
    @Test
    void aWholeBookThatIsOlderThanWhatWasPlayedIsPlayedNextAndNotInThePast() throws IOException {
        var file = file(
                trade("ABCUSDT", 60_000, 1, "95", "1"),
                depth("ABCUSDT", 61_000, 11, 12, 10, "94", "3"),
                trade("ABCUSDT", 80_000, 2, "95", "1"),
                snapshot(9_000, 10, "95", "96"),
                trade("ABCUSDT", 81_000, 3, "95", "1"));
        var frames = RawFrames.scan(file, UnaryOperator.identity());
        assertThat(frames.first()).isEqualTo(Instant.ofEpochMilli(60_000));
        var tape = frames.play(Duration.ZERO);
        assertThat(tape.next().eventTime()).isEqualTo(Instant.ofEpochMilli(60_000));
        var book = (MarketEvent.BookChanged) tape.next();
        assertThat(book.eventTime()).isEqualTo(Instant.ofEpochMilli(61_000));
        assertThat(book.changes())
                .extracting(change -> change.price().toString())
                .contains("95", "96", "94");
        assertThat(tape.next().eventTime()).isEqualTo(Instant.ofEpochMilli(80_000));
        assertThat(tape.next().eventTime()).isEqualTo(Instant.ofEpochMilli(81_000));
    }

    @Test
    void unusableFilesAreNamedInOneSentence() throws IOException {
        assertRefused(directory.resolve("none.gz"), "cannot read recording");
        assertRefused(file(), "is empty");
        assertRefused(file("hello"), "line 1 is not a futures frame");
        assertRefused(file(snapshot(1, 1, "1", "2"), "1 {\"e\":\"kline\"}"), "line 2 is not a futures frame");
        assertRefused(file(snapshot(1, 1, "1", "2"), "1 {\"e\":\"trade\"}"), "line 2 is not a futures frame");
        assertRefused(file(trade("AUSDT", 1, 1, "1", "1"), trade("BUSDT", 1, 1, "1", "1")), "mixes AUSDT with BUSDT");
        assertRefused(file(trade("AUSDT", 1, 1, "1", "1")), "has no depth snapshot");
        assertRefused(
                file(snapshot(20_000, 1, "1", "2"), trade("AUSDT", 9_000, 1, "1", "1")),
                "line 2 is more than 10 s out of order");
        var cut = directory.resolve("cut.gz");
        Files.write(cut, new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertRefused(cut, "cannot read recording");
    }

    private static void assertRefused(Path file, String words) {
        assertThatThrownBy(() -> RawFrames.scan(file, UnaryOperator.identity()))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(words);
    }

    private Book bookOf(String... lines) throws IOException {
        var tape = RawFrames.scan(file(lines), UnaryOperator.identity()).play(Duration.ZERO);
        var book = new Book();
        while (!tape.nextTime().equals(Instant.MAX)) {
            if (tape.next() instanceof MarketEvent.BookChanged changed) {
                changed.changes().forEach(book::apply);
            }
        }
        return book;
    }

    private Path file(String... lines) throws IOException {
        return RawFiles.write(directory.resolve("recording"), lines);
    }

    private static Price price(String text) {
        return Price.of(text);
    }
}
