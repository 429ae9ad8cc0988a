package io.sapphire.simulator.stream;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.sapphire.simulator.fault.MessageEffect.Farewell;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;

/**
 * One WebSocket connection. Nothing sent to it is ever dropped; a client that falls too far behind is closed. All calls
 * come from the venue's event loop.
 */
public final class StreamClient {
    private static final int FARTHEST_BEHIND = 10_000;
    private static final int TRY_AGAIN_LATER = 1013;
    /** One every five minutes. */
    private static final int PINGS_A_DAY = 288;

    private final Channel connection;
    private final Runnable changed;
    private final Map<String, Topic> subscriptions = new LinkedHashMap<>();
    private ChannelFuture last;
    private boolean combined;
    private int batch;
    private int pings;
    private int behind;

    /**
     * @param combined messages are wrapped with the name of their stream.
     *
     * @param changed told when it listens to other streams
     */
    StreamClient(Channel connection, boolean combined, Runnable changed) {
        this.connection = connection;
        this.combined = combined;
        this.changed = changed;
        this.last = connection.newSucceededFuture();
    }

    void subscribe(String name, Topic topic) {
        subscriptions.put(name, topic);
        changed.run();
    }

    void unsubscribe(String name) {
        subscriptions.remove(name);
        changed.run();
    }

    List<String> subscribed() {
        return List.copyOf(subscriptions.keySet());
    }

    Collection<Topic> topics() {
        return subscriptions.values();
    }

    boolean isCombined() {
        return combined;
    }

    void combine(boolean on) {
        combined = on;
    }

    public boolean listens() {
        return !subscriptions.isEmpty();
    }

    boolean listensTo(Topic topic) {
        return subscriptions.containsValue(topic);
    }

    /** Written with the next {@link #flush}. */
    void send(Topic topic, byte[] message) {
        for (var subscription : subscriptions.entrySet()) {
            if (subscription.getValue().equals(topic)) {
                send(combined ? wrapped(subscription.getKey(), message) : message);
            }
        }
    }

    /** Written with the next {@link #flush}. */
    void send(byte[] message) {
        if (behind() == FARTHEST_BEHIND) {
            close("too far behind");
            return;
        }
        batch++;
        last = connection.write(new TextWebSocketFrame(Unpooled.wrappedBuffer(message)));
    }

    /** Sent and not yet taken by the network. */
    int behind() {
        return behind + batch;
    }

    /** Lets everything sent before leave. */
    void flush() {
        if (batch > 0) {
            int sent = batch;
            batch = 0;
            behind += sent;
            last.addListener(_ -> behind -= sent);
            connection.flush();
        }
    }

    /** Completes when everything that left is written, or never will be; nothing if it is already. */
    Optional<Mono<Void>> written() {
        return behind == 0
                ? Optional.empty()
                : Optional.of(FutureMono.from(last).onErrorComplete());
    }

    /** Asks whether it is still there; that it answers is not checked. After a day the connection ends. */
    void ping() {
        pings++;
        if (pings == PINGS_A_DAY) {
            close(Farewell.GOING_AWAY);
            return;
        }
        var _ = connection.writeAndFlush(new PingWebSocketFrame());
    }

    void close(String reason) {
        close(TRY_AGAIN_LATER, reason);
    }

    /** Ends the connection as a fault says. */
    void close(Farewell farewell) {
        switch (farewell) {
            case NORMAL -> close(WebSocketCloseStatus.NORMAL_CLOSURE.code(), "");
            case GOING_AWAY -> close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE.code(), "");
            case RESET -> {
                // With nothing left to linger for, the network says reset instead of goodbye.
                var _ = connection.config().setOption(ChannelOption.SO_LINGER, 0);
                var _ = connection.close();
            }
        }
    }

    /** It says too much. */
    public void closeForChatter() {
        close(WebSocketCloseStatus.POLICY_VIOLATION.code(), "too many messages");
    }

    private void close(int status, String reason) {
        if (connection.isActive()) {
            var _ = connection.writeAndFlush(new CloseWebSocketFrame(status, reason));
            var _ = connection.close();
        }
    }

    private static byte[] wrapped(String name, byte[] message) {
        var head = ("{\"stream\":\"" + name + "\",\"data\":").getBytes(StandardCharsets.UTF_8);
        var whole = new byte[head.length + message.length + 1];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(message, 0, whole, head.length, message.length);
        whole[whole.length - 1] = '}';
        return whole;
    }
}
