package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.local.options.SapphireHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One finished run of the whole mesh on a synthetic market, and commands about it. */
record RecordedDay(Path home, Path data, Path market, UpRun up) {
    private static final int MINUTES = 75;

    /** What a command printed. */
    record Printed(int exit, List<String> lines, String complaint) {}

    static RecordedDay in(Path folder) throws IOException {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
        var home = folder.resolve("home");
        var data = folder.resolve("data");
        var up = UpRun.of(
                home,
                Stream.of(
                        "up",
                        "--port=0",
                        "--speed=max",
                        "--exit-at-end",
                        "--market=" + market,
                        "--data-dir=" + data,
                        "--set=sapphire.agents.trend-momentum.horizons=2,4,8"));
        return new RecordedDay(home, data, market, up);
    }

    Printed run(String... command) {
        return run(home, command);
    }

    static Printed run(Path home, String... command) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit =
                Sapphire.run(new SapphireHome(home), new PrintStream(out, true), new PrintStream(err, true), command);
        return new Printed(exit, out.toString().lines().toList(), err.toString());
    }

    List<Recorded> records() {
        var records = new ArrayList<Recorded>();
        try (var reader = LogReader.from(data.resolve("events"), 1, new EventCodec())) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                records.add(next.get());
            }
        }
        return records;
    }

    /** A copy of the log with other events, numbered and chained as if nothing had happened. */
    Path rewritten(Path place, UnaryOperator<List<MeshEvent>> change) {
        var clock = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));
        var events = change.apply(records().stream().map(Recorded::event).toList());
        try (var log = FileEventLog.open(place, new EventCodec(), clock, _ -> {})) {
            events.forEach(event -> assertThat(log.append(event, "").event()).isEqualTo(event));
        }
        return place;
    }
}
