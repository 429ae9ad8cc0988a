package io.sapphire.local.history;

import io.sapphire.domain.market.Symbol;
import io.sapphire.local.options.Moment;
import io.sapphire.local.options.Span;
import io.sapphire.local.process.Interruption;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.simulator.mirror.Upstream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Fetches a market's public history. */
@Command(
        name = "fetch",
        description = {
            "Fetches a market's public history into a file that backtest reads; no key is needed.",
            "Interrupted, the same command goes on from where it was; later, it adds what happened since."
        })
final class FetchCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    private final PrintStream out;

    @Parameters(paramLabel = "KIND", description = "klines, trades or funding.")
    private String kind = "";

    @Option(names = "--symbol", paramLabel = "S", required = true, description = "The market, such as BTCUSDT.")
    private String symbol = "";

    @Option(names = "--out", paramLabel = "F", required = true, description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--from", paramLabel = "T", required = true, description = "Its beginning, such as 2026-01-05.")
    private String from = "";

    @Option(names = "--to", paramLabel = "T", description = "Its end (default: now, by the venue's clock).")
    private String to = "";

    @Option(names = "--interval", paramLabel = "I", description = "Of klines, such as 1m, 4h or 1d (default 1m).")
    private String interval = "1m";

    @Option(names = "--weight", paramLabel = "N", description = "Request weight a minute, 20 to 2400 (default 600).")
    private int weight = Politeness.USUAL;

    @Option(names = "--rest", paramLabel = "URL", description = "Another venue of the same protocol.")
    private String rest = Upstream.ASTER_REST;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    FetchCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        refuseMisuse();
        var path = file.toAbsolutePath().normalize();
        try (var interruption = new Interruption();
                var venue = new PublicHistory(rest, politeness(interruption))) {
            var series = series(venue);
            long fetched = fetch(path, series);
            var held = Gaps.of(path, series);
            tell(new Told(path.toString(), fetched, held.rows(), held.missing()));
        }
        return 0;
    }

    /** For programs. @param fetched rows that are new, of all the {@code rows} */
    private record Told(String file, long fetched, long rows, List<String> missing) {}

    private void tell(Told told) {
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(told));
            return;
        }
        out.println("%d rows fetched, %d in %s.".formatted(told.fetched(), told.rows(), told.file()));
        told.missing().stream().limit(SHOWN).forEach(gap -> out.println("Missing  " + gap + "."));
        out.println(
                told.missing().isEmpty()
                        ? "Nothing is missing between the first and the last."
                        : "Places that lack what the venue does not tell: %d."
                                .formatted(told.missing().size()));
    }

    private long fetch(Path path, Series series) throws InterruptedException {
        long fetched = 0;
        try (var rows = HistoryFile.open(path, source(), series.header())) {
            for (boolean over = false; !over; ) {
                var page = series.after(rows.last());
                rows.append(page.rows());
                fetched += page.rows().size();
                over = page.over();
            }
        }
        return fetched;
    }

    private Politeness politeness(Interruption interruption) {
        return new Politeness(
                weight, System::nanoTime, span -> !interruption.stop().await(span.toNanos(), TimeUnit.NANOSECONDS));
    }

    private Series series(PublicHistory venue) throws InterruptedException {
        var begin = Moment.parse("--from", from);
        var now = venue.time();
        var end = to.isEmpty() ? now : earlier(now, Moment.parse("--to", to));
        if (!begin.isBefore(end)) {
            throw Refusal.misuse("--from must be before --to and before now, was %s.".formatted(from));
        }
        return switch (kind) {
            case "klines" -> new Klines(venue, symbol, interval, length(), begin, end);
            case "trades" -> new Trades(venue, symbol, begin, end);
            default -> new Funding(venue, symbol, begin, end);
        };
    }

    private static Instant earlier(Instant now, Instant wanted) {
        return wanted.isBefore(now) ? wanted : now;
    }

    private void refuseMisuse() {
        if (!kind.equals("klines") && !kind.equals("trades") && !kind.equals("funding")) {
            throw Refusal.misuse("What to fetch must be klines, trades or funding, was '" + kind + "'.");
        }
        if (weight < 20 || weight > Politeness.ALLOWED) {
            throw Refusal.misuse("--weight must be between 20 and %d, was %d.".formatted(Politeness.ALLOWED, weight));
        }
        try {
            var _ = new Symbol(symbol);
        } catch (IllegalArgumentException notASymbol) {
            throw Refusal.misuse("--symbol: " + notASymbol.getMessage() + ".");
        }
        var _ = length();
        var _ = Moment.parse("--from", from);
    }

    private Duration length() {
        if (!interval.matches("1m|3m|5m|15m|30m|1h|2h|4h|6h|8h|12h|1d|3d|1w")) {
            throw Refusal.misuse(
                    "--interval must be 1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 6h, 8h, 12h, 1d, 3d or 1w, was '%s'."
                            .formatted(interval));
        }
        return interval.equals("1w") ? Duration.ofDays(7) : Span.parse("--interval", interval);
    }

    /** Which history it is; its end is not part of it. */
    private String source() {
        var source = JsonMapper.shared()
                .createObjectNode()
                .put("venue", rest)
                .put("kind", kind)
                .put("symbol", symbol)
                .put("from", from);
        return (kind.equals("klines") ? source.put("interval", interval) : source).toString();
    }
}
