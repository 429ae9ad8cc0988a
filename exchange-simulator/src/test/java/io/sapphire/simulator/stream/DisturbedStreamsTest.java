package io.sapphire.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.UserFact;
import io.sapphire.simulator.fault.Fault;
import io.sapphire.simulator.fault.Faults;
import io.sapphire.simulator.fault.MessageEffect;
import io.sapphire.simulator.fault.MessageEffect.Farewell;
import io.sapphire.simulator.fault.Place;
import io.sapphire.simulator.fault.Scope;
import io.sapphire.simulator.fault.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DisturbedStreamsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Symbol BITCOIN = new Symbol("BTCUSDT");

    private final Faults faults = new Faults();
    private final ListenKeys keys = new ListenKeys(() -> 0);
    private final Streams streams = new Streams(faults, keys);
    private final EmbeddedChannel owner = new EmbeddedChannel();
    private long sent;

    @Test
    void aLostMessageIsMissingAndTheOthersAreNot() {
        listen();
        user(new MessageEffect.Dropped(), Timing.nth(2));
        assertThat(told(4)).containsExactly(1L, 3L, 4L);
    }

    @Test
    void aStreamCanFallSilentForAWhile() {
        listen();
        user(new MessageEffect.Dropped(), new Timing(1, Timing.UNBOUNDED, 1, 0, Duration.ofMillis(3)));
        assertThat(told(5)).containsExactly(3L, 4L, 5L);
    }

    @Test
    void aDoubledMessageComesTwice() {
        listen();
        user(new MessageEffect.Doubled(), Timing.nth(2));
        assertThat(told(3)).containsExactly(1L, 2L, 2L, 3L);
    }

    @Test
    void anOvertakenMessageComesAfterTheNext() {
        listen();
        user(new MessageEffect.Overtaken(), Timing.nth(2));
        assertThat(told(4)).containsExactly(1L, 3L, 2L, 4L);
    }

    /** Messages of this test are 1 ms of venue time apart. */
    @Test
    void aLateMessageComesWhenVenueTimeSaysSo() {
        listen();
        user(new MessageEffect.Delayed(Duration.ofMillis(2)), Timing.nth(1));
        assertThat(told(4)).containsExactly(2L, 1L, 3L, 4L);
        user(new MessageEffect.Delayed(Duration.ofMillis(10)), Timing.nth(1));
        assertThat(told(1)).isEmpty();
        streams.advanced(Instant.ofEpochMilli(14));
        streams.flush();
        assertThat(numbers(owner)).isEmpty();
        streams.advanced(Instant.ofEpochMilli(15));
        streams.flush();
        assertThat(numbers(owner)).containsExactly(5L);
    }

    @Test
    void aConnectionEndsAsTheFaultSays() {
        listen();
        user(new MessageEffect.Disconnected(Farewell.GOING_AWAY), Timing.once());
        tell();
        assertThat(farewell(owner)).isEqualTo(1001);
        assertThat(owner.isOpen()).isFalse();
    }

    @Test
    void aResetConnectionSaysNothing() {
        listen();
        user(new MessageEffect.Disconnected(Farewell.RESET), Timing.once());
        tell();
        assertThat(owner.<WebSocketFrame>readOutbound()).isNull();
        assertThat(owner.isOpen()).isFalse();
    }

    @Test
    void anExpiredKeyIsToldAndOpensNothingMore() {
        var key = keys.open();
        listen();
        user(new MessageEffect.KeyExpired(), Timing.once());
        tell();
        var told = (TextWebSocketFrame) owner.readOutbound();
        assertThat(told.text()).isEqualTo("{\"e\":\"listenKeyExpired\",\"E\":1}");
        assertThat(owner.isOpen()).isFalse();
        assertThat(keys.isValid(key)).isFalse();
    }

    @Test
    void aDepthMessageThatIsMissingIsAGapAndOtherMarketsHaveNone() {
        var bitcoin = listenTo("btcusdt@depth");
        var ether = listenTo("ethusdt@depth");
        set(new MessageEffect.Dropped(), new Scope(Place.MARKET, "depthUpdate", "BTCUSDT"), Timing.nth(2));
        for (int i = 1; i <= 3; i++) {
            streams.onMarket(i, depth("BTCUSDT", i));
            streams.onMarket(i, depth("ETHUSDT", i));
        }
        streams.flush();
        assertThat(texts(bitcoin)).extracting(text -> text.path("pu").asLong()).containsExactly(0L, 2L);
        assertThat(texts(ether)).hasSize(3);
    }

    @Test
    void aDepthMessageIsOvertakenOnlyByItsOwnKind() {
        var depth = listenTo("btcusdt@depth");
        var ether = listenTo("ethusdt@depth");
        set(new MessageEffect.Overtaken(), new Scope(Place.MARKET, "depthUpdate", "BTCUSDT"), Timing.once());
        streams.onMarket(1, depth("BTCUSDT", 1));
        streams.onMarket(2, depth("ETHUSDT", 1));
        streams.flush();
        assertThat(texts(depth)).isEmpty();
        streams.onMarket(3, depth("BTCUSDT", 2));
        streams.flush();
        assertThat(numbers(depth)).containsExactly(3L, 1L);
        assertThat(numbers(ether)).containsExactly(2L);
    }

    private void listen() {
        var _ = streams.joinUser(owner);
    }

    private EmbeddedChannel listenTo(String name) {
        var channel = new EmbeddedChannel();
        Control.begin(streams.joinMarket(channel, false), List.of(name));
        return channel;
    }

    private void user(MessageEffect effect, Timing timing) {
        set(effect, new Scope(Place.USER, "", ""), timing);
    }

    private void set(MessageEffect effect, Scope scope, Timing timing) {
        var _ = faults.set(new Fault(effect, scope, timing), Instant.ofEpochMilli(sent));
    }

    private List<Long> told(int messages) {
        for (int i = 0; i < messages; i++) {
            tell();
        }
        return numbers(owner);
    }

    private void tell() {
        sent++;
        streams.onUser(sent, new UserFact.LeverageMoved(BITCOIN, 2, Instant.ofEpochMilli(sent)));
        streams.flush();
    }

    private static MarketFact depth(String symbol, long bookId) {
        return new MarketFact.BookMoved(new Symbol(symbol), List.of(), bookId, Instant.ofEpochMilli(bookId));
    }

    private static List<Long> numbers(EmbeddedChannel channel) {
        return texts(channel).stream().map(text -> text.path("simSeq").asLong()).toList();
    }

    private static List<JsonNode> texts(EmbeddedChannel channel) {
        var texts = new ArrayList<JsonNode>();
        for (var frame = (TextWebSocketFrame) channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
            texts.add(JSON.readTree(frame.text()));
        }
        return texts;
    }

    private static int farewell(EmbeddedChannel channel) {
        return ((CloseWebSocketFrame) channel.readOutbound()).statusCode();
    }
}
