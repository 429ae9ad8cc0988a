package io.sapphire.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Money;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.UserFact;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.ledger.Ledger;
import io.sapphire.simulator.market.FundingRates;
import io.sapphire.simulator.run.Audience;
import io.sapphire.simulator.run.Pace;
import io.sapphire.simulator.run.RunSettings;
import io.sapphire.simulator.run.VenueRun;
import io.sapphire.simulator.signing.Address;
import io.sapphire.simulator.stream.ListenKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual lists every endpoint, and no other. */
class EndpointsManualTest {
    private static final Path MANUAL = Path.of("..", "docs", "simulator.md");
    private static final String BEGIN = "<!-- endpoints -->\n";
    private static final String END = "<!-- /endpoints -->";

    @TempDir
    private Path directory;

    @Test
    void theTableOfEndpointsIsTheRoutesTable() throws IOException {
        var manual = Files.readString(MANUAL);
        int begin = manual.indexOf(BEGIN) + BEGIN.length();
        assertThat(manual.substring(begin, manual.indexOf(END))).isEqualTo(table());
    }

    private String table() {
        try (var ledger = Ledger.open(directory)) {
            var lines = routes(run(ledger)).map(EndpointsManualTest::line).collect(Collectors.joining("\n"));
            return "| endpoint | | weight | parameters |\n|---|---|---|---|\n" + lines + "\n";
        }
    }

    private static Stream<Route> routes(VenueRun run) {
        var clock = new ServerClock(() -> run.venue().now());
        var limits = new Limits(
                new LimitTerms(false, 1, 1), () -> 0, () -> run.venue().now());
        List<Endpoints> all = List.of(
                new MarketEndpoints(run, limits, clock),
                new TickerEndpoints(run),
                new HistoryEndpoints(run),
                new OrderEndpoints(run),
                new OrderQueries(run),
                new AccountEndpoints(run, new Address("0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0")),
                new SettingEndpoints(run),
                new ConnectionEndpoints(new ListenKeys(() -> 0)));
        return all.stream()
                .flatMap(endpoints -> endpoints.routes().stream())
                .sorted(Comparator.comparing(Route::isSigned)
                        .thenComparing(Route::path)
                        .thenComparing(Route::method));
    }

    private static String line(Route route) {
        var name = route.method() + " " + route.path().substring(Route.PREFIX.length());
        var parameters = String.join(", ", new TreeSet<>(route.parameters()));
        int weight = route.weight().of(new Parameters(""));
        return "| `" + name + "` | " + (route.isSigned() ? "signed" : "public") + " | " + weight + " | " + parameters
                + " |";
    }

    private static VenueRun run(Ledger ledger) {
        var settings = new RunSettings(1, Money.of("10000"), Duration.ZERO, Pace.of("max"), false, FundingRates.USUAL);
        return new VenueRun(settings, Markets.open(List.of(MarketFile.bundled())), ledger, new Nobody(), () -> 0);
    }

    private record Nobody() implements Audience {

        @Override
        public void onMarket(long sequence, MarketFact fact) {}

        @Override
        public void onUser(long sequence, UserFact fact) {}

        @Override
        public boolean isBehind() {
            return false;
        }
    }
}
