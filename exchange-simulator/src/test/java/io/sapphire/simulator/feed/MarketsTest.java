package io.sapphire.simulator.feed;

import static io.sapphire.simulator.feed.raw.RawFiles.snapshot;
import static io.sapphire.simulator.feed.raw.RawFiles.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBounds;
import io.sapphire.simulator.account.Brackets;
import io.sapphire.simulator.feed.raw.RawFiles;
import io.sapphire.simulator.market.LargestOrder;
import io.sapphire.simulator.market.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketsTest {
    @TempDir
    private Path directory;

    /** As {@code leverageBracket} answers, numbers and all. */
    @Test
    void anInstrumentFileMayHaveTheBracketsOfTheMarket() throws IOException {
        var file = Files.writeString(directory.resolve("own.json"), """
            {"brackets":[
             {"bracket":1,"initialLeverage":50,"notionalFloor":0,"notionalCap":10000,"maintMarginRatio":0.01,"cum":0.0},
             {"bracket":2,"initialLeverage":10,"notionalFloor":10000,"notionalCap":50000,"maintMarginRatio":0.05,"cum":400.0}]}
            """);
        var brackets = Markets.open(List.of(new MarketFile("bundled", "", file.toString())))
                .all()
                .getFirst()
                .brackets();
        assertThat(brackets.areAssumed()).isFalse();
        assertThat(brackets.highestLeverage()).isEqualTo(50);
        assertThat(brackets.maintenance(Money.of("20000"))).isEqualTo(Money.of("600"));
        assertThat(brackets.most(20)).isEqualTo(Money.of("10000"));
    }

    @Test
    void bracketsThatDoNotJoinAreNamed() throws IOException {
        var file = Files.writeString(directory.resolve("torn.json"), """
            {"brackets":[
             {"bracket":1,"initialLeverage":50,"notionalFloor":5,"notionalCap":10000,"maintMarginRatio":0.01,"cum":0}]}
            """);
        assertThatThrownBy(() -> Markets.open(List.of(new MarketFile("bundled", "", file.toString()))))
                .hasMessage("instrument file " + file
                        + ": the brackets make no sense: bracket 1 does not begin at 0, or does not end above it");
    }

    @Test
    void aMarketThatTradesNowIsNoRecording() {
        assertThatThrownBy(() -> Markets.open(List.of(new MarketFile("aster:BTCUSDT", "", ""))))
                .isInstanceOf(RecordingException.class)
                .hasMessage("market aster:BTCUSDT trades now and cannot be played from a file;"
                        + " up and simulator follow it, at speed 1");
    }

    @Test
    void theBundledMarketIsListedWithItsRules() {
        var markets = Markets.open(List.of(MarketFile.bundled()));
        var listing = markets.all().getFirst().listing();
        assertThat(listing.instrument())
                .asString()
                .startsWith("Instrument[symbol=BTCUSDT, tick=0.01, step=0.0001, minNotional=5, makerFee=0.0002,"
                        + " takerFee=0.0004,");
        assertThat(listing.instrument().brackets()).isEqualTo(Brackets.assumed().all());
        assertThat(listing.instrument().bounds().resting())
                .isEqualTo(new OrderBounds.Lot(10_000, LargestOrder.QUANTITY.e8()));
        assertThat(listing.origin()).isEqualTo("Bitstamp BTC/USD 2013, traded as USDT");
        assertThat(listing.sidesDerived() && listing.bookDerived() && listing.simulated())
                .isTrue();
        assertThat(markets.start()).isEqualTo(Instant.parse("2013-11-25T00:00:00Z"));
        assertThat(markets.tradingStart()).isEqualTo(Instant.parse("2013-11-26T00:00:00Z"));
        assertThat(markets.end()).isEqualTo(Instant.parse("2013-12-01T16:02:10Z"));
    }

    @Test
    void aRecordingOfAnotherTimeIsMovedToTheStartOfTheFirst() throws IOException {
        var markets = Markets.open(List.of(MarketFile.bundled(), named(recording("ETHUSDT", 1_700_000_000_000L))));
        var second = markets.all().getLast();
        assertThat(second.shift()).isEqualTo(Duration.ofMillis(1_385_337_600_000L - 1_700_000_000_000L));
        assertThat(second.start()).isEqualTo(markets.start());
        assertThat(second.listing().shift()).isEqualTo(second.shift());
    }

    @Test
    void recordingsOfTheSameTimeStayWhereTheyAre() throws IOException {
        var files = List.of(named(recording("AUSDT", 1_000)), named(recording("BUSDT", 5_000)));
        assertThat(Markets.open(files).all()).extracting(Market::shift).containsOnly(Duration.ZERO);
    }

    @Test
    void oneMarketIsNotRecordedTwice() throws IOException {
        var file = recording("BTCUSDT", 1_000).toString();
        assertThatThrownBy(() -> Markets.open(List.of(MarketFile.bundled(), new MarketFile(file, "", ""))))
                .isInstanceOf(RecordingException.class)
                .hasMessage("both bundled and " + file + " trade as BTCUSDT; give one of them another symbol");
        assertThat(Markets.open(List.of(MarketFile.bundled(), new MarketFile(file, "XBTUSDT", "")))
                        .all())
                .extracting(Market::symbol)
                .hasToString("[BTCUSDT, XBTUSDT]");
    }

    @Test
    void aSymbolMustLookLikeOne() {
        assertThatThrownBy(() -> Markets.open(List.of(new MarketFile("bundled", "btc-usdt", ""))))
                .isInstanceOf(RecordingException.class)
                .hasMessage("market bundled: symbol must be 2 to 20 capital letters or digits, was 'btc-usdt'");
    }

    @Test
    void anInstrumentFileReplacesRules() throws IOException {
        var file = Files.writeString(directory.resolve("rules.json"), "{\"tick\":\"0.5\",\"takerFee\":0.001}");
        var market = Markets.open(List.of(new MarketFile("bundled", "", file.toString())))
                .all()
                .getFirst();
        var instrument = market.listing().instrument();
        assertThat(instrument.tick()).hasToString("0.5");
        assertThat(instrument.takerFee()).hasToString("0.001");
        assertThat(instrument.step()).hasToString("0.0001");
    }

    @Test
    void whatAnInstrumentFileCannotMeanIsRefused() throws IOException {
        assertRefused(
                "{\"tik\":\"1\"}",
                "has the unknown key 'tik'; known are [barSpread, barVolume, brackets, makerFee, minNotional, step,"
                        + " takerFee, tick]");
        assertRefused("{\"tick\":\"0\"}", "tick cannot be '0'");
        assertRefused("{\"step\":\"1e-9\"}", "step cannot be '1e-9'");
        assertRefused("[1]", "is not a JSON object");
        assertRefused("{", "is not JSON");
    }

    private void assertRefused(String json, String words) throws IOException {
        var file = Files.writeString(directory.resolve("rules.json"), json);
        assertThatThrownBy(() -> Markets.open(List.of(new MarketFile("bundled", "", file.toString()))))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(words);
    }

    private Path recording(String symbol, long millis) throws IOException {
        return RawFiles.write(
                directory.resolve(symbol),
                snapshot(millis, 1, "10", "11"),
                trade(symbol, millis + 10_000, 1, "10", "1"));
    }

    private static MarketFile named(Path file) {
        return new MarketFile(file.toString(), "", "");
    }
}
