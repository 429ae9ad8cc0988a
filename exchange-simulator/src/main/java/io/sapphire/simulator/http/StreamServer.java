package io.sapphire.simulator.http;

import io.netty.channel.Channel;
import io.sapphire.simulator.rest.Errors;
import io.sapphire.simulator.run.VenueRun;
import io.sapphire.simulator.stream.Chatter;
import io.sapphire.simulator.stream.Control;
import io.sapphire.simulator.stream.ListenKeys;
import io.sapphire.simulator.stream.StreamClient;
import io.sapphire.simulator.stream.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.reactivestreams.Publisher;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;

/**
 * Streams: {@code /ws} and {@code /ws/NAME} for plain messages, {@code /stream?streams=A/B} for messages wrapped with
 * the name of their stream, {@code /ws/KEY} for the owner of the account.
 */
final class StreamServer {
    private static final String PLAIN = "/ws";
    private static final String COMBINED = "/stream";
    private static final String STREAMS = "streams=";
    private static final int LARGEST_CONTROL = 1 << 16;

    private final VenueRun run;
    private final Streams streams;
    private final ListenKeys keys;
    private final LongSupplier nanoTime;

    /** @param nanoTime of the clock by which clients may say so much a second */
    StreamServer(VenueRun run, Streams streams, ListenKeys keys, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.run = run;
        this.streams = streams;
        this.keys = keys;
    }

    static boolean serves(String path) {
        return path.equals(PLAIN) || path.startsWith(PLAIN + "/") || path.equals(COMBINED);
    }

    /** Lets clients go whose key has expired. */
    void tick() {
        if (keys.expire()) {
            streams.expireUsers(run.venue().now());
        }
    }

    Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        var path = Replies.path(request);
        var name = path.startsWith(PLAIN + "/") ? path.substring(PLAIN.length() + 1) : "";
        if (!name.isEmpty() && !name.contains("@")) {
            return user(name, response);
        }
        var names = path.equals(COMBINED) ? names(request.uri()) : name.isEmpty() ? List.<String>of() : List.of(name);
        return upgrade(response, inbound -> market(inbound, names, path.equals(COMBINED)));
    }

    private Publisher<Void> user(String key, HttpServerResponse response) {
        return keys.isValid(key)
                ? upgrade(response, this::user)
                : Replies.json(response, 400, Errors.body(-1125, "This listenKey does not exist."));
    }

    private Publisher<Void> user(WebsocketInbound inbound) {
        var client = streams.joinUser(channel(inbound));
        return inbound.receive().then().doFinally(_ -> streams.leave(client));
    }

    private Publisher<Void> market(WebsocketInbound inbound, List<String> names, boolean combined) {
        var client = streams.joinMarket(channel(inbound), combined);
        var chatter = new Chatter(nanoTime);
        Control.begin(client, names);
        heed(client);
        return inbound.receive()
                .asString()
                .doOnNext(text -> {
                    if (chatter.isTooMuch()) {
                        client.closeForChatter();
                        return;
                    }
                    Control.handle(client, text);
                    heed(client);
                })
                .then()
                .doFinally(_ -> streams.leave(client));
    }

    private void heed(StreamClient client) {
        streams.flush();
        if (client.listens()) {
            run.heard();
        }
    }

    private static List<String> names(String uri) {
        int start = uri.indexOf(STREAMS);
        return start < 0
                ? List.of()
                : List.of(uri.substring(start + STREAMS.length()).split("/"));
    }

    private static Channel channel(WebsocketInbound inbound) {
        var channels = new ArrayList<Channel>();
        inbound.withConnection(connection -> channels.add(connection.channel()));
        return channels.getFirst();
    }

    private static Publisher<Void> upgrade(
            HttpServerResponse response, Function<WebsocketInbound, Publisher<Void>> session) {
        var largest = WebsocketServerSpec.builder()
                .maxFramePayloadLength(LARGEST_CONTROL)
                .build();
        return response.sendWebsocket((inbound, _) -> session.apply(inbound), largest);
    }
}
