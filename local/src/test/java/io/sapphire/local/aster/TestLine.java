package io.sapphire.local.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.local.Await;
import io.sapphire.local.keys.LocalKeys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/** Somebody else with the account's key at the venue. For tests. */
public final class TestLine implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final VenueLine line;

    public TestLine(String venue, LocalKeys keys) {
        var signer = VenueSigner.fromFile(keys.venueSigner());
        line = new VenueLine(Network.at("http://" + venue), signer, "", InstantSource.system());
        line.setClock();
    }

    /** Waits until a market has offers. */
    public void trades(Symbol symbol) throws Exception {
        var depth = line.rest().ask("/fapi/v3/depth", Parameters.of("symbol", symbol));
        until(() -> !line.ask(depth).path("asks").isEmpty());
    }

    public void until(BooleanSupplier condition) throws Exception {
        Await.until(LIMIT, condition::getAsBoolean);
    }

    public void send(Order order) {
        assertThat(line.ask(line.orders().submit(order))).isInstanceOf(Outcome.Taken.class);
    }

    /** Names of the open ones. */
    public List<String> orders() {
        return line.ask(line.orders().openOrders()).stream()
                .map(open -> open.order().id().value())
                .toList();
    }

    /** How many are not flat. */
    public int positions() {
        return new Holdings(line, Assertions::fail).positions().size();
    }

    @Override
    public void close() {
        line.close();
    }
}
