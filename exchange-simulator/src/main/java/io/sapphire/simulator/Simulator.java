package io.sapphire.simulator;

import io.sapphire.simulator.fault.Faults;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.http.AdminServer;
import io.sapphire.simulator.http.VenueLoop;
import io.sapphire.simulator.http.VenueServer;
import io.sapphire.simulator.ledger.Ledger;
import io.sapphire.simulator.mirror.Mirror;
import io.sapphire.simulator.rest.AccountEndpoints;
import io.sapphire.simulator.rest.Arrangement;
import io.sapphire.simulator.rest.Authentication;
import io.sapphire.simulator.rest.ConnectionEndpoints;
import io.sapphire.simulator.rest.Desk;
import io.sapphire.simulator.rest.HistoryEndpoints;
import io.sapphire.simulator.rest.Limits;
import io.sapphire.simulator.rest.MarketEndpoints;
import io.sapphire.simulator.rest.OrderEndpoints;
import io.sapphire.simulator.rest.OrderQueries;
import io.sapphire.simulator.rest.Router;
import io.sapphire.simulator.rest.ServerClock;
import io.sapphire.simulator.rest.SettingEndpoints;
import io.sapphire.simulator.rest.TickerEndpoints;
import io.sapphire.simulator.run.VenueRun;
import io.sapphire.simulator.stream.ListenKeys;
import io.sapphire.simulator.stream.Streams;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.Disposable;

/** A running venue: it serves from the moment it exists until it is closed. */
public final class Simulator implements AutoCloseable {
    private final Faults faults = new Faults();
    private final Mirror mirror;
    private final Ledger ledger;
    private final VenueLoop loop;
    private final VenueServer venue;
    private final AdminServer admin;
    private final Disposable following;

    /** @throws IllegalStateException or IllegalArgumentException in one sentence, if something it needs is not right */
    public Simulator(SimulatorProperties properties) {
        mirror = new Mirror(properties.mirror().upstream());
        var markets = Markets.open(properties.files(), mirror);
        ledger = Ledger.open(properties.ledger());
        loop = new VenueLoop();
        try {
            var keys = new ListenKeys(System::nanoTime);
            var streams = new Streams(faults, keys);
            var run = new VenueRun(properties.settings(), markets, ledger, streams, System::nanoTime);
            streams.show(run.venue());
            var clock = new ServerClock(() -> run.venue().now());
            var desk = desk(properties, run, keys, clock);
            venue = new VenueServer(properties.venueEndpoint(), loop, run, streams, keys, desk);
            admin = admin(properties, run, streams, desk, clock);
            following =
                    mirror.follow(loop.resources(), loop.thread(), run::present).subscribe();
        } catch (RuntimeException failed) {
            loop.close();
            ledger.close();
            throw failed;
        }
    }

    /** Of the venue itself. */
    public int port() {
        return venue.port();
    }

    public int adminPort() {
        return admin.port();
    }

    /** What goes wrong on purpose. */
    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        following.dispose();
        mirror.close();
        admin.close();
        venue.close();
        loop.close();
        ledger.close();
    }

    private AdminServer admin(
            SimulatorProperties properties, VenueRun run, Streams streams, Desk desk, ServerClock clock) {
        try {
            return new AdminServer(properties.adminEndpoint(), loop, run, streams, desk, faults, clock);
        } catch (RuntimeException failed) {
            venue.close();
            throw failed;
        }
    }

    private Desk desk(SimulatorProperties properties, VenueRun run, ListenKeys keys, ServerClock clock) {
        Supplier<Instant> venueTime = () -> run.venue().now();
        var limits = new Limits(properties.limits().terms(), properties.limits().nanos(venueTime), venueTime);
        var router = new Router(
                new Authentication(run, properties.owner(), properties.chainId(), clock),
                List.of(
                        new MarketEndpoints(run, limits, clock),
                        new TickerEndpoints(run),
                        new HistoryEndpoints(run),
                        new OrderEndpoints(run),
                        new OrderQueries(run),
                        new AccountEndpoints(run, properties.owner()),
                        new SettingEndpoints(run),
                        new ConnectionEndpoints(keys)));
        return new Desk(router, limits, faults, new Arrangement(run), venueTime);
    }
}
