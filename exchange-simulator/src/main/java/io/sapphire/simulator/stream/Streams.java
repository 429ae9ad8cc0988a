package io.sapphire.simulator.stream;

import io.netty.channel.Channel;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.UserFact;
import io.sapphire.simulator.engine.Venue;
import io.sapphire.simulator.fault.Faults;
import io.sapphire.simulator.fault.Occasion;
import io.sapphire.simulator.fault.Place;
import io.sapphire.simulator.run.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Everybody who listens. A message is encoded once however many listen, and not at all if nobody does. All calls come
 * from the venue's event loop, but those while a run is rebuilt, when nobody listens yet.
 */
public final class Streams implements Audience {
    private static final int FAR_BEHIND = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A client may leave while everybody is being written to: a connection that is lost shows only then. */
    private final List<StreamClient> market = new CopyOnWriteArrayList<>();

    private final List<StreamClient> user = new CopyOnWriteArrayList<>();
    private final UserReceivers userReceivers = new UserReceivers(user);
    private final ListenKeys keys;
    private final Disturbance disturbance;
    private final Samples samples = new Samples(() -> venue().markets());
    private Set<Topic> sampled = Set.of();
    private Optional<Venue> venue = Optional.empty();

    /** @param faults that hit messages somebody listens to */
    public Streams(Faults faults, ListenKeys keys) {
        this.keys = keys;
        this.disturbance = new Disturbance(faults, this::expireKey);
    }

    /** Says where the state of the markets is to be found; before, streams that show it are silent. */
    public void show(Venue of) {
        venue = Optional.of(of);
    }

    @Override
    public void onMarket(long sequence, MarketFact fact) {
        if (market.isEmpty()) {
            return;
        }
        var topic = Topic.of(fact);
        if (isHeard(topic) || isHeard(topic.everywhere())) {
            send(Occasions.of(sequence, fact), topic, MarketMessages.write(sequence, fact));
        }
        venue.ifPresent(_ -> sample(sequence, fact));
    }

    private void sample(long sequence, MarketFact fact) {
        for (var topic : sampled) {
            var now = Occasions.time(fact);
            for (var message : samples.after(fact, topic, now)) {
                var occasion =
                        new Occasion(Place.MARKET, message.name(), fact.symbol().value(), sequence, now);
                send(
                        occasion,
                        topic,
                        message.write(
                                sequence,
                                (json, market, mark) -> MarketMessages.mark(
                                        json, mark, market.funding().rate(), market.funding().announced())));
            }
        }
    }

    private void send(Occasion occasion, Topic topic, byte[] message) {
        var receivers = new TopicReceivers(topic, market);
        if (disturbance.isQuiet()) {
            receivers.send(message);
        } else {
            disturbance.pass(new Outgoing(occasion, topic, message, receivers));
        }
    }

    private boolean isHeard(Topic topic) {
        return market.stream().anyMatch(client -> client.listensTo(topic));
    }

    @Override
    public void onUser(long sequence, UserFact fact) {
        if (fact instanceof UserFact.OrderTraded traded && traded.order().liquidation()) {
            forced(sequence, traded);
        }
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

    /** Everybody is told of what the venue did by force. */
    private void forced(long sequence, UserFact.OrderTraded traded) {
        var symbol = traded.fill().symbol().value();
        var topic = Topic.of(symbol, Topic.Kind.FORCED);
        if (isHeard(topic) || isHeard(topic.everywhere())) {
            var occasion = new Occasion(Place.MARKET, MarketMessages.FORCED, symbol, sequence, traded.eventTime());
            send(occasion, topic, MarketMessages.forced(sequence, traded.order(), traded.fill()));
        }
    }

    /** Somebody listens to other streams than before. */
    void changed() {
        sampled = market.stream()
                .flatMap(client -> client.topics().stream())
                .filter(Topic::isSampled)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        samples.keep(sampled);
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
        var client = new StreamClient(connection, combined, this::changed);
        market.add(client);
        return client;
    }

    public StreamClient joinUser(Channel connection) {
        var client = new StreamClient(connection, false, () -> {});
        user.add(client);
        return client;
    }

    public void leave(StreamClient client) {
        market.remove(client);
        user.remove(client);
        changed();
    }

    /** Tells the owners of the account that their key is not valid any more, and lets them go. */
    public void expireUsers(Instant now) {
        for (var client : user) {
            client.send(UserMessages.listenKeyExpired(now));
            client.close("listen key expired");
        }
    }

    private void expireKey(Instant now) {
        keys.close();
        expireUsers(now);
    }

    /** Shows everybody that the connection lives while there is nothing to tell; one that is a day old is closed. */
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

    private Venue venue() {
        return venue.orElseThrow();
    }

    private void closeStalled() {
        clients().filter(client -> client.behind() > 0).forEach(client -> client.close("stalled"));
    }

    private Stream<StreamClient> clients() {
        return Stream.concat(market.stream(), user.stream());
    }
}
