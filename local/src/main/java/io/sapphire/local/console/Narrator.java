package io.sapphire.local.console;

import io.sapphire.local.data.Latches;
import io.sapphire.local.data.OpenedRun;
import io.sapphire.local.grpc.RunStatus;
import io.sapphire.local.http.MarketLabel;
import io.sapphire.local.http.ReplayPlan;
import io.sapphire.local.options.UpOptions;
import io.sapphire.local.stage.StageOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Tells on the terminal how a run goes: a line per venue day, and a line whenever something changes. */
public final class Narrator {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private LocalDate day = LocalDate.MIN;
    private Phase phase = Phase.WARM_UP;
    private List<String> troubles = List.of();
    private String paused = "";
    private String unreplicated = "";
    private String withoutTables = "";

    private enum Phase {
        WARM_UP,
        TRADING,
        ENDED
    }

    public Narrator(PrintStream out) {
        this.out = out;
    }

    /** One sentence about something that happened. */
    public void say(String sentence) {
        out.println(sentence);
    }

    public void opening(UpOptions options, OpenedRun opened) {
        opened.notes().forEach(this::say);
        say("Profile  " + about(options.profile()));
        say("Stage    " + about(options.stage()));
        say("Agents   " + (options.agents().isEmpty() ? "none: nothing will be traded" : join(options)));
        say("Data     %s, %s run %s"
                .formatted(
                        options.dataDirectory(),
                        opened.resumed() ? "resuming" : "new",
                        opened.run().id()));
        if (!opened.run().carried().areOpen() && !opened.resumed()) {
            say("The run before this one left a halt that holds on: %s."
                    .formatted(opened.run().carried()));
        }
    }

    public void ready(ReplayPlan plan, RunStatus status, Entrance entrance, Duration after) {
        plan.markets().forEach(market -> say("Market   " + market));
        entrance.lines().forEach(this::say);
        say("Ready after %.1f s.".formatted(after.toMillis() / 1000.0));
        day = day(later(plan.venueTime(), status.venueTime()));
        if (isWarmUp(plan, status)) {
            say("WARM-UP until %s: agents observe, no orders.".formatted(TIME.format(plan.tradingStart())));
        }
    }

    public void progress(ReplayPlan plan, RunStatus status) {
        if (phase == Phase.WARM_UP && !isWarmUp(plan, status)) {
            phase = Phase.TRADING;
            say("%s  the warm-up is over, trading starts.".formatted(TIME.format(plan.tradingStart())));
        }
        if (day(status.venueTime()).isAfter(day) && !status.recordingEnded()) {
            day = day(status.venueTime());
            say(line(status));
        }
        if (phase != Phase.ENDED && status.recordingEnded()) {
            phase = Phase.ENDED;
            say(line(status));
            say("RECORDING ENDED: entries are cancelled, positions and stops stay, equity is at the last mark.");
        }
    }

    /** What keeps markets that are followed from being seen; told when it changes. */
    public void troubles(ReplayPlan plan) {
        var now = plan.markets().stream()
                .map(MarketLabel::trouble)
                .filter(why -> !why.isEmpty())
                .distinct()
                .toList();
        if (!now.equals(troubles)) {
            troubles = now;
            (now.isEmpty() ? List.of("The markets are followed again.") : now).forEach(this::say);
        }
    }

    /** @param now why nothing is traded until it goes on by itself; empty otherwise */
    public void pause(String now) {
        if (!now.equals(paused)) {
            paused = now;
            say(now.isEmpty() ? "Trading goes on." : "Trading is paused: " + now + ".");
        }
    }

    /** @param now why the log's replica does not hold what is decided; empty while it does */
    public void replica(String now) {
        if (!now.equals(unreplicated)) {
            unreplicated = now;
            say(now.isEmpty() ? "The log's replica is current again." : now + ".");
        }
    }

    /** @param now why the tables do not grow; empty while they do */
    public void analytics(String now) {
        if (!now.equals(withoutTables)) {
            withoutTables = now;
            say(
                    now.isEmpty()
                            ? "The tables grow again with the run."
                            : "The tables do not grow; the run goes on without them: " + now
                                    + (now.endsWith(".") ? "" : "."));
        }
    }

    /** What may leave has changed. */
    public void latches(Latches now) {
        say("Trading is " + now + (now.areOpen() ? " again." : "."));
    }

    private static String about(String profile) {
        return switch (profile) {
            case "demo" -> "demo: trades to show the machinery";
            default -> profile;
        };
    }

    private static String about(StageOptions options) {
        return switch (options.stage()) {
            case PAPER -> "paper: orders are simulated";
            case SHADOW -> "shadow: orders are simulated beside the live market, none leaves";
            case TESTNET -> "TESTNET: orders leave for " + options.venue().rest();
            case MAINNET ->
                "MAINNET, REAL MONEY: orders leave for " + options.venue().rest();
        };
    }

    private static String join(UpOptions options) {
        return String.join(", ", options.agents().stream().map(Object::toString).toList());
    }

    private static boolean isWarmUp(ReplayPlan plan, RunStatus status) {
        return status.venueTime().isBefore(plan.tradingStart());
    }

    private static String line(RunStatus status) {
        return "%s  %d orders, %d fills, %d denials, equity %s"
                .formatted(
                        TIME.format(status.venueTime()),
                        status.orders(),
                        status.fills(),
                        status.denials(),
                        status.equity());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate day(Instant venueTime) {
        return venueTime.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
