package io.sapphire.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Symbol;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketStreamAddressTest {

    @Test
    void oneMarketHasFourStreams() {
        assertThat(MarketStreamAddress.of("wss://venue", List.of(new Symbol("BTCUSDT"))))
                .hasToString("wss://venue/stream?streams="
                        + "btcusdt@depth@100ms/btcusdt@aggTrade/btcusdt@bookTicker/btcusdt@markPrice");
    }

    /** 200 streams a connection: Aster futures API V3, "Websocket Market Streams", read 2026-06-30. */
    @Test
    void noConnectionHasMoreThanTwoHundredStreams() {
        var symbols =
                IntStream.range(0, 101).mapToObj(i -> new Symbol("M" + i + "USDT")).toList();
        var shares = MarketStreamAddress.shares(symbols);
        assertThat(shares).hasSize(3);
        assertThat(shares.stream().flatMap(List::stream)).containsExactlyElementsOf(symbols);
        assertThat(shares).allSatisfy(share -> assertThat(
                        MarketStreamAddress.of("wss://venue", share).toString().split("@")[0])
                .isNotEmpty());
        assertThat(shares)
                .extracting(share ->
                        MarketStreamAddress.of("wss://venue", share).toString().split("/").length - 3)
                .containsExactly(200, 200, 4);
    }
}
