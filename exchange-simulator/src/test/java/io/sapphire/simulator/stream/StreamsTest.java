package io.sapphire.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.fault.Faults;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class StreamsTest {
    private static final MarketFact MARK = new MarketFact.Marked(
            new Symbol("BTCUSDT"), Price.of("800"), Rate.ofBp(1), Instant.ofEpochMilli(28_800_000), Instant.EPOCH);
    private static final String TEXT =
            "{\"e\":\"markPriceUpdate\",\"E\":0,\"s\":\"BTCUSDT\",\"p\":\"800\",\"i\":\"800\","
                    + "\"P\":\"800\",\"r\":\"0.0001\",\"T\":28800000,\"simSeq\":7}";

    private final Streams streams = new Streams(new Faults(), new ListenKeys(() -> 0));

    @Test
    void onlyWhoListensToAStreamGetsItsMessages() {
        var marks = new EmbeddedChannel();
        var depth = new EmbeddedChannel();
        Control.begin(streams.joinMarket(marks, false), List.of("btcusdt@markPrice"));
        Control.begin(streams.joinMarket(depth, false), List.of("btcusdt@depth", "ethusdt@markPrice"));
        tell(1);
        assertThat(texts(marks)).containsExactly(TEXT);
        assertThat(texts(depth)).isEmpty();
    }

    @Test
    void combinedMessagesCarryTheNameTheClientUsed() {
        var channel = new EmbeddedChannel();
        Control.begin(streams.joinMarket(channel, true), List.of("btcusdt@depth@500ms", "btcusdt@markPrice"));
        tell(1);
        assertThat(texts(channel)).containsExactly("{\"stream\":\"btcusdt@markPrice\",\"data\":" + TEXT + "}");
    }

    @Test
    void nothingIsEncodedOrSentToWhoHasLeft() {
        var channel = new EmbeddedChannel();
        var client = streams.joinMarket(channel, false);
        Control.begin(client, List.of("btcusdt@markPrice"));
        streams.leave(client);
        tell(1);
        assertThat(texts(channel)).isEmpty();
    }

    @Test
    void aClientThatFallsTenThousandMessagesBehindIsClosedAndNobodyLosesAny() {
        var slow = new EmbeddedChannel(new Stalled());
        var quick = new EmbeddedChannel();
        Control.begin(streams.joinMarket(slow, false), List.of("btcusdt@markPrice"));
        Control.begin(streams.joinMarket(quick, false), List.of("btcusdt@markPrice"));
        tell(10_000);
        assertThat(slow.isOpen()).isTrue();
        assertThat(streams.isBehind()).isTrue();
        tell(1);
        assertThat(slow.isOpen()).isFalse();
        assertThat(texts(quick)).hasSize(10_001);
    }

    @Test
    void aStepDoesNotWaitForEverForAClientThatTakesNothing() {
        var stalled = new EmbeddedChannel(new Stalled());
        StepVerifier.withVirtualTime(() -> {
                    Control.begin(streams.joinMarket(stalled, false), List.of("btcusdt@markPrice"));
                    tell(1);
                    return streams.written();
                })
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(10).minusNanos(1))
                .thenAwait(Duration.ofNanos(1))
                .verifyComplete();
        assertThat(stalled.isOpen()).isFalse();
    }

    /** It shows only when something is written to it, and the others still get theirs. */
    @Test
    void aConnectionThatTurnsOutToBeLostHoldsUpNobody() {
        var lost = new Lost();
        var broken = new EmbeddedChannel(lost);
        var whole = new EmbeddedChannel();
        var first = streams.joinMarket(broken, false);
        Control.begin(first, List.of("btcusdt@markPrice"));
        Control.begin(streams.joinMarket(whole, false), List.of("btcusdt@markPrice"));
        Control.begin(streams.joinMarket(new EmbeddedChannel(), false), List.of("btcusdt@markPrice"));
        lost.whenFlushed = () -> streams.leave(first);
        tell(2);
        StepVerifier.create(streams.written()).verifyComplete();
        assertThat(texts(whole)).hasSize(2);
    }

    private void tell(int times) {
        for (int i = 0; i < times; i++) {
            streams.onMarket(7, MARK);
            streams.flush();
        }
    }

    private static List<String> texts(EmbeddedChannel channel) {
        var texts = new ArrayList<String>();
        for (var frame = (TextWebSocketFrame) channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
            texts.add(frame.content().toString(StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** A connection that was reset: the venue learns of it when it writes. */
    private static final class Lost extends ChannelOutboundHandlerAdapter {
        private Runnable whenFlushed = () -> {};

        @Override
        public void flush(ChannelHandlerContext context) {
            whenFlushed.run();
        }
    }

    /** A network that takes nothing. */
    private static final class Stalled extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            // Never written, never failed.
        }
    }
}
