package io.sapphire.simulator.stream;

import io.netty.channel.Channel;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.UserFact;
import io.sapphire.simulator.fault.Faults;
import io.sapphire.simulator.fault.Place;
import io.sapphire.simulator.run.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Everybody who listens. A message is encoded once however many listen, and not at all if nobody does. All calls come
 * from the venue's event loop, but those while a run is rebuilt, when nobody listens yet.
 */
public final class Streams implements Audience {
    private static final int FAR_BEHIND = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<StreamClient> market = new ArrayList<>();
    private final List<StreamClient> user = new ArrayList<>();
    private final UserReceivers userReceivers = new UserReceivers(user);
    private final ListenKeys keys;
    private final Disturbance disturbance;

    /** @param faults that hit messages somebody listens to */
    public Streams(Faults faults, ListenKeys keys) {
        this.keys = keys;
        this.disturbance = new Disturbance(faults, this::expireKey);
    }

    @Override
    public void onMarket(long sequence, MarketFact fact) {
        if (market.isEmpty()) {
            return;
        }
        var topic = Topic.of(fact);
        if (market.stream().noneMatch(client -> client.listensTo(topic))) {
            return;
        }
        var receivers = new TopicReceivers(topic, market);
        var message = MarketMessages.write(sequence, fact);
        if (disturbance.isQuiet()) {
            receivers.send(message);
        } else {
            disturbance.pass(new Outgoing(Occasions.of(sequence, fact), topic, message, receivers));
        }
    }

    @Override
    public void onUser(long sequence, UserFact fact) {
        if (user.isEmpty()) {
            return;
        }
        var message = UserMessages.write(sequence, fact);
        if (disturbance.isQuiet()) {
            userReceivers.send(message);
        } else {
            disturbance.pass(new Outgoing(Occasions.of(sequence, fact), Place.USER, message, userReceivers));
        }
    }

    /** The venue's clock has come this far: messages held until then leave. */
    public void advanced(Instant now) {
        disturbance.release(now);
    }

    @Override
    public boolean isBehind() {
        return clients().anyMatch(client -> client.behind() > FAR_BEHIND);
    }

    /** @param combined messages are wrapped with the name of their stream */
    public StreamClient joinMarket(Channel connection, boolean combined) {
        var client = new StreamClient(connection, combined);
        market.add(client);
        return client;
    }

    public StreamClient joinUser(Channel connection) {
        var client = new StreamClient(connection, false);
        user.add(client);
        return client;
    }

    public void leave(StreamClient client) {
        market.remove(client);
        user.remove(client);
    }

    /** Tells the owners of the account that their key is not valid any more, and lets them go. */
    public void expireUsers(Instant now) {
        for (var client : List.copyOf(user)) {
            client.send(UserMessages.listenKeyExpired(now));
            client.close("listen key expired");
        }
    }

    private void expireKey(Instant now) {
        keys.close();
        expireUsers(now);
    }

    /** Shows everybody that the connection lives while there is nothing to tell. */
    public void ping() {
        clients().forEach(StreamClient::ping);
    }

    /** Lets everything sent so far leave. */
    public void flush() {
        clients().forEach(StreamClient::flush);
    }

    /**
     * Completes when everything that left has been written. A client that takes nothing for too long is closed, so that
     * it cannot hold up the venue.
     */
    public Mono<Void> written() {
        var pending =
                clients().map(StreamClient::written).flatMap(Optional::stream).toList();
        return pending.isEmpty()
                ? Mono.empty()
                : Mono.when(pending).timeout(PATIENCE).onErrorResume(_ -> Mono.fromRunnable(this::closeStalled));
    }

    private void closeStalled() {
        clients().filter(client -> client.behind() > 0).forEach(client -> client.close("stalled"));
    }

    private Stream<StreamClient> clients() {
        return Stream.concat(market.stream(), user.stream());
    }
}
