package io.sapphire.exchange;

import io.micrometer.core.instrument.MeterRegistry;
import io.sapphire.exchange.account.TermsReader;
import io.sapphire.exchange.aster.AsterVenue;
import io.sapphire.exchange.execution.OrderDesk;
import io.sapphire.exchange.grpc.AccountEndpoint;
import io.sapphire.exchange.grpc.ExecutionEndpoint;
import io.sapphire.exchange.grpc.MarketDataEndpoint;
import io.sapphire.exchange.grpc.SafetyEndpoint;
import io.sapphire.exchange.marketdata.History;
import io.sapphire.mesh.MeshServer;
import io.sapphire.trace.Spans;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** The running adapter: listens at once, serves orders once the account has been reconciled. */
public final class ExchangeAdapter implements AutoCloseable {
    private static final String EXECUTION = "sapphire.execution.v1.ExecutionService";

    private final String listen;
    private final AsterVenue venue;
    private final History history;
    private final OrderDesk desk;
    private final TermsReader terms;
    private final Spans spans;
    private final MeterRegistry registry;
    private final Disposable.Composite work = Disposables.composite();
    private Optional<MeshServer> server = Optional.empty();

    ExchangeAdapter(
            String listen,
            AsterVenue venue,
            History history,
            OrderDesk desk,
            TermsReader terms,
            Spans spans,
            MeterRegistry registry) {
        this.registry = registry;
        this.listen = listen;
        this.venue = venue;
        this.history = history;
        this.desk = desk;
        this.terms = terms;
        this.spans = spans;
    }

    /** Returns once the account has been reconciled. Fails, with a sentence for people, if the venue cannot be reached. */
    void start() {
        var mesh = MeshServer.start(
                listen,
                List.of(
                        new MarketDataEndpoint(venue, history),
                        new ExecutionEndpoint(desk),
                        new AccountEndpoint(desk, terms),
                        new SafetyEndpoint(desk.safety())),
                spans,
                registry);
        server = Optional.of(mesh);
        var _ = work.add(desk.work().subscribe());
        var _ = work.add(desk.ready().subscribe(ready -> mesh.serving(EXECUTION, ready)));
        var _ = work.add(venue.run().subscribe(_ -> {}, _ -> {}));
        awaitReady(mesh);
    }

    private void awaitReady(MeshServer mesh) {
        try {
            venue.ready().toFuture().join();
        } catch (CompletionException e) {
            close();
            var reason = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(reason.getMessage(), reason);
        }
        mesh.serving(true);
    }

    /** The port it listens on; -1 in process. */
    public int port() {
        return server.map(MeshServer::port).orElse(-1);
    }

    @Override
    public void close() {
        work.dispose();
        server.ifPresent(MeshServer::close);
    }
}
