package io.sapphire.coordinator.audit;

import io.sapphire.coordinator.eventlog.CorruptLogException;
import io.sapphire.coordinator.eventlog.LogInspection;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.eventlog.RecordCodec;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Holds a log against its own chain, against the checkpoints beside it, and against the head kept elsewhere. */
public final class Audit {
    private final CheckpointVerifier verifier;
    private final Map<Long, String> wanted = new HashMap<>();
    private final Map<Long, String> hashes = new HashMap<>();
    private final List<String> wrongs = new ArrayList<>();
    private final List<SignedCheckpoint> beside = new ArrayList<>();
    private Optional<String> run = Optional.empty();
    private Optional<SignedCheckpoint> retired = Optional.empty();
    private final Extent extent;
    private long first = 1;
    private long last = Long.MAX_VALUE;
    private String hash = "";
    private int genuine;

    private Audit(CheckpointVerifier verifier, Extent extent) {
        this.verifier = verifier;
        this.extent = extent;
    }

    /**
     * The whole of it. Changes nothing.
     *
     * @param heads finds the latest signed checkpoint of a run; it may throw IllegalArgumentException for a damaged one
     */
    public static AuditReport of(
            Path events,
            RecordCodec codec,
            CheckpointVerifier verifier,
            Function<String, Optional<SignedCheckpoint>> heads) {
        return of(events, codec, verifier, heads, Extent.WHOLE);
    }

    /** Of a log that may still be written. Changes nothing. */
    static AuditReport of(
            Path events,
            RecordCodec codec,
            CheckpointVerifier verifier,
            Function<String, Optional<SignedCheckpoint>> heads,
            Extent extent) {
        return new Audit(verifier, extent).run(events, codec, heads);
    }

    private AuditReport run(Path events, RecordCodec codec, Function<String, Optional<SignedCheckpoint>> heads) {
        readRetirement(events);
        var head = firstRun(events, codec).flatMap(id -> head(heads, id));
        // After the head: whatever that vouches for is written by now.
        last = extent.last().getAsLong();
        readCheckpoints(events);
        head.ifPresent(this::want);
        long length = readLog(events, codec);
        retired.ifPresent(this::hold);
        beside.stream().filter(this::isKept).forEach(this::hold);
        head.ifPresent(this::hold);
        var headSequence = head.map(signed -> signed.checkpoint().sequence());
        long vouched = beside.stream()
                .map(signed -> signed.checkpoint().sequence())
                .reduce(headSequence.orElse(0L), Math::max);
        return new AuditReport(
                run.orElse(""),
                length,
                hash,
                retired.isPresent() ? first - 1 : 0,
                genuine,
                vouched,
                headSequence,
                wrongs);
    }

    /** Believed only if it is signed as what it is, by the key. */
    private void readRetirement(Path events) {
        first = LogReader.firstKept(events);
        try {
            retired = Retirement.read(events);
        } catch (IllegalArgumentException damaged) {
            wrongs.add("the word beside the log of what was retired is damaged");
            return;
        }
        if (retired.filter(word -> !verifier.verifies(Retirement.text(word.checkpoint()), word.signature()))
                .isPresent()) {
            wrongs.add("the word beside the log of what was retired is not signed with this key");
            retired = Optional.empty();
        }
        long gone = retired.map(word -> word.checkpoint().sequence()).orElse(0L);
        if (first - 1 > gone) {
            wrongs.add("events %d to %d are missing, and nobody signed that they were retired"
                    .formatted(gone + 1, first - 1));
        }
        retired.ifPresent(this::want);
        run = retired.map(word -> word.checkpoint().run());
    }

    private boolean isKept(SignedCheckpoint signed) {
        return signed.checkpoint().sequence() >= first - 1;
    }

    /** Whose head to look for. If the beginning cannot be read, reading all of it says so. */
    private Optional<String> firstRun(Path events, RecordCodec codec) {
        if (run.isPresent()) {
            return run;
        }
        try (var reader = LogReader.from(events, 1, codec)) {
            return reader.read()
                    .map(Recorded::event)
                    .filter(MeshEvent.RunStarted.class::isInstance)
                    .map(started -> ((MeshEvent.RunStarted) started).runId());
        } catch (CorruptLogException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void readCheckpoints(Path events) {
        try {
            int number = 0;
            for (var line : Seals.lines(events)) {
                number++;
                if (extent.isWhole() || line.endsWith("\n")) {
                    readCheckpoint(line, number);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void readCheckpoint(String line, int number) {
        try {
            var signed = SignedCheckpoint.parse(line);
            if (signed.checkpoint().sequence() <= last) {
                beside.add(signed);
                want(signed);
            }
        } catch (IllegalArgumentException malformed) {
            wrongs.add("checkpoint %d beside the log is damaged".formatted(number));
        }
    }

    private void want(SignedCheckpoint signed) {
        wanted.put(signed.checkpoint().sequence(), signed.checkpoint().hash());
    }

    /** @return how many events could be read */
    private long readLog(Path events, RecordCodec codec) {
        var length = new long[1];
        try {
            return LogInspection.of(events, codec, last, (recorded, recordHash) -> {
                length[0] = recorded.sequence();
                hash = recordHash;
                visit(recorded, recordHash);
                extent.reached().accept(recorded.sequence(), last);
            });
        } catch (CorruptLogException corrupt) {
            wrongs.add(String.valueOf(corrupt.getMessage()));
            return length[0];
        }
    }

    private void visit(Recorded recorded, String recordHash) {
        if (recorded.sequence() == first && wanted.containsKey(first - 1)) {
            hashes.put(first - 1, recorded.previous());
        }
        if (recorded.event() instanceof MeshEvent.RunStarted started) {
            if (recorded.sequence() == 1) {
                refuseOtherRun(started);
                run = Optional.of(started.runId());
            } else {
                wrongs.add("event %d begins another run".formatted(recorded.sequence()));
            }
        } else if (recorded.sequence() == 1) {
            wrongs.add("the log does not begin with the start of a run");
        }
        if (wanted.containsKey(recorded.sequence())) {
            hashes.put(recorded.sequence(), recordHash);
        }
    }

    private void refuseOtherRun(MeshEvent.RunStarted started) {
        if (run.filter(id -> !id.equals(started.runId())).isPresent()) {
            wrongs.add("what was retired belongs to run " + run.orElseThrow());
        }
    }

    private Optional<SignedCheckpoint> head(Function<String, Optional<SignedCheckpoint>> heads, String id) {
        try {
            return heads.apply(id);
        } catch (IllegalArgumentException damaged) {
            wrongs.add("the head kept elsewhere is damaged");
            return Optional.empty();
        }
    }

    private void hold(SignedCheckpoint signed) {
        var checkpoint = signed.checkpoint();
        boolean isRetirement = retired.filter(signed::equals).isPresent();
        if (!isRetirement && !verifier.verifies(signed)) {
            wrongs.add("the checkpoint of event %d is not signed with this key".formatted(checkpoint.sequence()));
        } else if (run.filter(checkpoint.run()::equals).isEmpty()) {
            wrongs.add(
                    "the checkpoint of event %d belongs to run %s".formatted(checkpoint.sequence(), checkpoint.run()));
        } else if (!hashes.containsKey(checkpoint.sequence())) {
            wrongs.add("event %d was signed and is missing".formatted(checkpoint.sequence()));
        } else if (!checkpoint.hash().equals(hashes.get(checkpoint.sequence()))) {
            wrongs.add("event %d or one before it is not the one that was signed".formatted(checkpoint.sequence()));
        } else if (!isRetirement) {
            genuine++;
        }
    }
}
