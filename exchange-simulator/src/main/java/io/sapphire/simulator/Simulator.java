package io.sapphire.simulator;

import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.http.AdminServer;
import io.sapphire.simulator.http.VenueLoop;
import io.sapphire.simulator.http.VenueServer;
import io.sapphire.simulator.ledger.Ledger;
import io.sapphire.simulator.rest.AccountEndpoints;
import io.sapphire.simulator.rest.Authentication;
import io.sapphire.simulator.rest.ConnectionEndpoints;
import io.sapphire.simulator.rest.MarketEndpoints;
import io.sapphire.simulator.rest.OrderEndpoints;
import io.sapphire.simulator.rest.Router;
import io.sapphire.simulator.run.VenueRun;
import io.sapphire.simulator.stream.ListenKeys;
import io.sapphire.simulator.stream.Streams;
import java.util.List;

/** A running venue: it serves from the moment it exists until it is closed. */
public final class Simulator implements AutoCloseable {
    private static final long CHAIN_ID = 1666;

    private final Ledger ledger;
    private final VenueLoop loop;
    private final VenueServer venue;
    private final AdminServer admin;

    /** @throws IllegalStateException or IllegalArgumentException in one sentence, if something it needs is not right */
    public Simulator(SimulatorProperties properties) {
        var markets = Markets.open(properties.files());
        ledger = Ledger.open(properties.ledger());
        loop = new VenueLoop();
        try {
            var streams = new Streams();
            var keys = new ListenKeys(System::nanoTime);
            var run = new VenueRun(properties.settings(), markets, ledger, streams, System::nanoTime);
            venue = new VenueServer(
                    properties.venueEndpoint(),
                    loop,
                    run,
                    streams,
                    keys,
                    router(new Authentication(run, properties.owner(), CHAIN_ID), run, keys),
                    System::nanoTime);
            admin = admin(properties, run, streams);
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

    @Override
    public void close() {
        admin.close();
        venue.close();
        loop.close();
        ledger.close();
    }

    private AdminServer admin(SimulatorProperties properties, VenueRun run, Streams streams) {
        try {
            return new AdminServer(properties.adminEndpoint(), loop, run, streams);
        } catch (RuntimeException failed) {
            venue.close();
            throw failed;
        }
    }

    private static Router router(Authentication authentication, VenueRun run, ListenKeys keys) {
        return new Router(
                authentication,
                List.of(
                        new MarketEndpoints(run),
                        new OrderEndpoints(run),
                        new AccountEndpoints(run),
                        new ConnectionEndpoints(keys)));
    }
}
