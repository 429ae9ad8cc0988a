package io.sapphire.bench;

import io.sapphire.bench.agent.AgentContest;
import io.sapphire.bench.bars.BarsContest;
import io.sapphire.bench.book.BookContest;
import io.sapphire.bench.crowd.CrowdContest;
import io.sapphire.bench.crowd.PagesContest;
import io.sapphire.bench.hop.FanOutContest;
import io.sapphire.bench.hop.HopContest;
import io.sapphire.bench.matching.MatchingContest;
import io.sapphire.bench.risk.RiskContest;
import io.sapphire.bench.signing.SigningContest;
import io.sapphire.bench.store.KafkaContest;
import io.sapphire.bench.store.RedisContest;
import io.sapphire.bench.trading.BacktestContest;
import io.sapphire.bench.trading.DecisionContest;
import io.sapphire.bench.trading.RecordedBookContest;
import io.sapphire.bench.trading.Recording;
import io.sapphire.bench.trading.TickToOrderContest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs every contest, prints and writes a page of figures, and ends with 1 if a bar was missed. */
public final class Bench {

    private Bench() {}

    /**
     * @param arguments the folder of the shared recordings, and the file to write; without them only the gateway's contests
     *     are run, and the page is only printed
     */
    public static void main(String[] arguments) throws IOException {
        boolean whole = arguments.length > 0;
        var results = new ArrayList<Result>();
        for (var contest : whole ? contests(Path.of(arguments[0])) : gateway(Recording.hours())) {
            System.err.println("Measuring " + contest.name() + " against " + contest.reference());
            results.add(Driver.run(contest));
        }
        var report = Report.of(results);
        System.out.print(report);
        if (whole) {
            Files.writeString(Path.of(arguments[1]), report);
        }
        System.exit(results.stream().allMatch(Result::holds) ? 0 : 1);
    }

    private static List<Contest> contests(Path recordings) throws IOException {
        var day = Recording.hours();
        var contests = new ArrayList<>(List.of(
                BookContest.of(recordings),
                MatchingContest.create(),
                SigningContest.create(),
                RiskContest.create(),
                DecisionContest.of(day),
                BacktestContest.of(day)));
        contests.addAll(BarsContest.all(recordings));
        contests.addAll(List.of(
                RecordedBookContest.of(recordings),
                HopContest.create(),
                FanOutContest.of(day),
                TickToOrderContest.of(day),
                KafkaContest.create(),
                RedisContest.create()));
        contests.addAll(AgentContest.all(day, recordings));
        contests.addAll(gateway(day));
        return contests;
    }

    private static List<Contest> gateway(Recording day) {
        var contests = new ArrayList<>(CrowdContest.all());
        contests.addAll(PagesContest.all(day));
        return contests;
    }
}
