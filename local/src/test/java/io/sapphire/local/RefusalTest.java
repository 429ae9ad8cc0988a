package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every tool refuses what it cannot do before it does anything, and says in its help what it can. */
class RefusalTest {
    @TempDir
    private Path folder;

    private final RecordedDay day = FinishedDay.get();

    /** One sentence, nothing on standard output, exit code 2. DAY is a finished run, NEW a place where nothing is. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        compliance-check | compliance-check DAY --since=x
        risk-assessment | risk-assessment DAY --portfolio-analysis --interval=soon
        audit-verify | audit-verify DAY --public-key=nowhere
        log-analyze | log-analyze --filter=ERROR
        create-agent | create-agent Tide --type=analysis
        create-agent | create-agent tide --type=oracle
        agents | agents --of=x
        aster check | aster check --rest=here
        doctor | doctor --fast
        config | config --profile=wild
        config | config --set=x
        preflight | preflight --stage=moon
        profile | profile nobody
        profile | profile mesh --for=soon
        load-test | load-test --rate=0
        record | record --market=bundled --out=NEW
        data fetch | data fetch wishes --symbol=BTCUSDT --from=2026-01-05 --out=NEW
        data info | data info --json
        backup | backup
        restore | restore
        sql | sql --json --csv x
        up | up --speed=warp
        backtest | backtest --out=NEW --seed=x
        screen | screen --data=NEW --rule=averages
        replay | replay
        explain | explain DAY x
        what-if | what-if DAY 1 --drop-agent
        panic | panic
        """)
    void badArgumentsAreOneSentence(String tool, String command) {
        var said = day.run(filled(command));
        assertThat(said.exit()).as(said.toString()).isEqualTo(2);
        assertThat(said.lines()).isEmpty();
        assertThat(said.complaint().lines()).as(said.complaint()).hasSize(1);
        assertThat(said.complaint()).matches("(?s).*[.\"'>]\n");
        assertThat(folder).isEmptyDirectory();
        var help = day.run(Stream.concat(Arrays.stream(tool.split(" ")), Stream.of("--help"))
                .toArray(String[]::new));
        assertThat(help.exit()).isZero();
        assertThat(String.join("\n", help.lines())).contains("Usage: sapphire " + tool);
    }

    private String[] filled(String command) {
        return Arrays.stream(command.split(" "))
                .map(word -> word.replace("DAY", day.data().toString())
                        .replace("NEW", folder.resolve("new").toString()))
                .toArray(String[]::new);
    }
}
