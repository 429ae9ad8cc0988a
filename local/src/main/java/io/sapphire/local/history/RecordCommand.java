package io.sapphire.local.history;

import io.sapphire.local.options.MarketOption;
import io.sapphire.local.options.Span;
import io.sapphire.local.process.Interruption;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.mirror.Mirror;
import io.sapphire.simulator.mirror.Upstream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/** Records a market while it trades. */
@Command(
        name = "record",
        description = {
            "Records a live market into a file that up, backtest and simulator play: every message of the book, of"
                    + " trades, quotes and marks, as the venue sent it.",
            "The market's rules are written to F.instrument.json, for --instrument. Ends with Ctrl-C."
        })
public final class RecordCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final PrintStream out;
    private final InstantSource clock;
    private final List<String> troubles = new ArrayList<>();

    @Option(names = "--market", paramLabel = "aster:SYMBOL", required = true, description = "The market.")
    private String market = "";

    @Option(names = "--out", paramLabel = "F", required = true, description = "New file; compressed if it ends in .gz.")
    private Path file = Path.of("");

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            description = "How long, such as 90s, 15m, 24h (default: until Ctrl-C).")
    private String span = "";

    @Option(
            names = "--messages",
            paramLabel = "N",
            description = "Ends with so many messages, once a book is among them.")
    private long most = Long.MAX_VALUE;

    @Option(names = "--rest", paramLabel = "URL", description = "REST side of another venue of the same protocol.")
    private String rest = Upstream.ASTER_REST;

    @Option(names = "--streams", paramLabel = "URL", description = "Its streams.")
    private String streams = Upstream.ASTER_STREAMS;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public RecordCommand(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        var symbol = symbol();
        var limit = span.isEmpty() ? Optional.<Duration>empty() : Optional.of(Span.parse("--for", span));
        refuseNothing();
        var upstream = new Upstream(rest, streams);
        try (var interruption = new Interruption();
                var frames = FrameFile.create(file)) {
            var notes = new Notes(frames, clock, interruption.stop(), most);
            follow(upstream, symbol, notes, interruption.stop(), limit);
            return conclude(symbol, notes);
        }
    }

    private void follow(Upstream upstream, String symbol, Notes notes, CountDownLatch stop, Optional<Duration> limit)
            throws InterruptedException, IOException {
        var loops = LoopResources.create("record", 1, true);
        var thread = Schedulers.newSingle("record", true);
        try (var mirror = new Mirror(upstream, notes)) {
            var recording = opened(mirror, symbol);
            notes.follow(recording);
            var following = mirror.follow(loops, thread, clock::instant).subscribe();
            say("Recording %s, %s, into %s.".formatted(symbol, recording.origin(), file));
            stay(recording, stop, limit);
            following.dispose();
        } finally {
            // Not by interrupting it: what is being written would be torn.
            var _ = thread.disposeGracefully().subscribe();
            var _ = loops.disposeLater(Duration.ZERO, FAREWELL).subscribe();
        }
    }

    private Recording opened(Mirror mirror, String symbol) throws IOException {
        try {
            var recording = mirror.open(symbol, rules -> rules);
            var rules = recording.instrument();
            var told = JsonMapper.shared()
                    .createObjectNode()
                    .put("tick", rules.tick().toString())
                    .put("step", rules.step().toString())
                    .put("minNotional", rules.minNotional().toString());
            Files.writeString(instrument(), told + "\n");
            return recording;
        } catch (RuntimeException | IOException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /** Until it is told to stop, or for so long; what keeps it from hearing is said when it changes. */
    private void stay(Recording recording, CountDownLatch stop, Optional<Duration> limit) throws InterruptedException {
        long begun = System.nanoTime();
        var said = Optional.<String>empty();
        boolean over = false;
        while (!over) {
            over = stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)
                    || limit.filter(most -> System.nanoTime() - begun >= most.toNanos())
                            .isPresent();
            var trouble = recording.trouble();
            if (!trouble.equals(said)) {
                trouble.ifPresent(troubles::add);
                say(trouble.orElse("The streams are back; what happened meanwhile is missing."));
                said = trouble;
            }
        }
    }

    private int conclude(String symbol, Notes notes) {
        notes.failure().ifPresent(full -> {
            throw Refusal.failure(
                    "%s cannot be written any more: %s; %d messages are in it.".formatted(file, full, notes.messages()),
                    full);
        });
        say("%d messages, %d of them whole books, in %s.".formatted(notes.messages(), notes.books(), file));
        boolean playable = notes.books() > 0;
        if (!playable) {
            say("No book came, so it cannot be played.");
        }
        if (json) {
            var told = new Told(
                    symbol,
                    file.toString(),
                    instrument().toString(),
                    notes.messages(),
                    notes.books(),
                    playable,
                    troubles);
            out.println(JsonMapper.shared().writeValueAsString(told));
        }
        return playable ? 0 : 1;
    }

    /**
     * For programs.
     *
     * @param instrument file with the market's rules
     * @param books whole ones among the messages
     * @param troubles what kept it from hearing, in the order it came
     */
    private record Told(
            String symbol,
            String file,
            String instrument,
            long messages,
            long books,
            boolean playable,
            List<String> troubles) {}

    private void say(String line) {
        if (!json) {
            out.println(line);
        }
    }

    private Path instrument() {
        return Path.of(file + ".instrument.json");
    }

    private void refuseNothing() {
        if (most < 1) {
            throw Refusal.misuse("--messages must be at least 1, was " + most + ".");
        }
    }

    private String symbol() {
        var named = MarketOption.parse(market);
        if (!named.isLive()) {
            throw Refusal.misuse("--market must be aster:SYMBOL, a market that trades now, was '" + market + "'.");
        }
        return named.followed();
    }
}
