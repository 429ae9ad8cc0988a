package io.sapphire.coordinator.eventlog;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The frames of a log that agents have answered: what an agent that comes back has to be shown. */
public final class FrameHistory {
    private final Duration span;
    private final Deque<MarketFrame> frames = new ArrayDeque<>();
    private final Map<Symbol, MarketFrame> unanswered = new HashMap<>();

    private FrameHistory(Duration span) {
        this.span = span;
    }

    /** The frames within so much venue time before the last, oldest first. Files that only tell of before are not read. */
    public static List<MarketFrame> of(Path log, RecordCodec codec, Duration span) {
        try (var reader = LogReader.from(log, begin(log, codec, span), codec)) {
            return of(reader, span);
        }
    }

    private static long begin(Path log, RecordCodec codec, Duration span) {
        var newest = Optional.<Instant>empty();
        for (long first : LogReader.firsts(log).reversed()) {
            var from = first;
            newest = newest.or(() -> lastFrame(log, from, codec));
            var oldest = newest.map(end -> end.minus(span));
            if (oldest.isPresent()
                    && firstFrame(log, first, codec)
                            .filter(end -> !end.isAfter(oldest.get()))
                            .isPresent()) {
                return first;
            }
        }
        return LogReader.firstKept(log);
    }

    private static Optional<Instant> firstFrame(Path log, long from, RecordCodec codec) {
        try (var reader = LogReader.from(log, from, codec)) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                if (next.get().event() instanceof MeshEvent.MarketObserved(var frame)) {
                    return Optional.of(frame.end());
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<Instant> lastFrame(Path log, long from, RecordCodec codec) {
        var last = Optional.<Instant>empty();
        try (var reader = LogReader.from(log, from, codec)) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                if (next.get().event() instanceof MeshEvent.MarketObserved(var frame)) {
                    last = Optional.of(frame.end());
                }
            }
            return last;
        }
    }

    private static List<MarketFrame> of(LogReader reader, Duration span) {
        var history = new FrameHistory(span);
        for (var next = reader.read(); next.isPresent(); next = reader.read()) {
            history.note(next.map(Recorded::event));
        }
        return new ArrayList<>(history.frames);
    }

    private void note(Optional<MeshEvent> event) {
        switch (event.orElseThrow()) {
            case MeshEvent.MarketObserved(var frame) -> unanswered.put(frame.symbol(), frame);
            case MeshEvent.RoundClosed round -> answered(round);
            default -> {}
        }
    }

    private void answered(MeshEvent.RoundClosed round) {
        var frame = unanswered.remove(round.symbol());
        if (frame != null) {
            frames.addLast(frame);
            var oldest = frame.end().minus(span);
            while (frames.getFirst().end().isBefore(oldest)) {
                frames.removeFirst();
            }
        }
    }
}
