package io.sapphire.coordinator.eventlog;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import java.time.Duration;
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

    /** The frames within so much venue time before the last, oldest first. */
    public static List<MarketFrame> of(LogReader reader, Duration span) {
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
