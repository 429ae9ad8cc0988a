package io.sapphire.local.history;

import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.feed.Markets;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Says what a file of market data holds. */
@Command(
        name = "info",
        description =
                "Says what a file of market data holds: kind, market, span, rules, events, silences, fingerprint.")
final class InfoCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    private final SapphireHome home;
    private final PrintStream out;

    @Parameters(paramLabel = "F[=SYMBOL]", description = "A file, 'bundled' or synthetic:SEED.")
    private String file = "";

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    InfoCommand(SapphireHome home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public Integer call() {
        var named = UpArguments.parse(home, "--market=" + file).markets().getFirst();
        if (named.isLive()) {
            throw Refusal.misuse(file + " trades now and is no file; record makes one of it.");
        }
        var facts = FileFacts.of(Markets.open(List.of(new MarketFile(named.file(), named.symbol(), "")))
                .all()
                .getFirst()
                .recording());
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(facts));
        } else {
            tell(facts);
        }
        return 0;
    }

    private void tell(FileFacts facts) {
        out.println("Market       %s: %s".formatted(facts.symbol(), facts.origin()));
        out.println("Span         %s to %s, frames of %d ms".formatted(facts.from(), facts.to(), facts.frameMillis()));
        out.println("Rules        tick %s, step %s, orders of %s and more"
                .formatted(facts.tick(), facts.step(), facts.minNotional()));
        out.println("Derived      " + facts.derived());
        out.println("Events       %d trades, %d quotes, %d changes of the book, %d marks"
                .formatted(facts.trades(), facts.quotes(), facts.bookChanges(), facts.marks()));
        out.println("Fingerprint  " + facts.fingerprint());
        facts.silences().stream()
                .limit(SHOWN)
                .forEach(silence -> out.println("Silence      %s to %s".formatted(silence.from(), silence.to())));
        out.println(
                facts.silences().isEmpty()
                        ? "It is never silent for %d s or more.".formatted(facts.silenceSeconds())
                        : "It is silent for %d s or more %d times."
                                .formatted(
                                        facts.silenceSeconds(), facts.silences().size()));
    }
}
