package io.sapphire.exchange.marketdata;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Hands frames to everybody who listens. In lock-step nothing is dropped and a newcomer begins with the current step's
 * frames; in live mode a slow reader gets the newest frame of each market.
 */
public final class FrameHub {
    private final List<FrameReader> readers = new CopyOnWriteArrayList<>();
    private Optional<FrameBatch> current = Optional.empty();

    public synchronized void publish(FrameBatch batch) {
        current = Optional.of(batch);
        readers.forEach(reader -> reader.offer(batch));
    }

    /** The step has no frames: a newcomer gets none. */
    public synchronized void publishNothing() {
        current = Optional.empty();
    }

    public Flux<FrameBatch> frames() {
        // Never overflows: the reader emits only what was requested.
        return Flux.create(this::open, FluxSink.OverflowStrategy.ERROR);
    }

    private synchronized void open(FluxSink<FrameBatch> sink) {
        var reader = new FrameReader(sink);
        current.filter(batch -> batch.step() > 0).ifPresent(reader::offer);
        readers.add(reader);
        var _ = sink.onDispose(() -> readers.remove(reader)).onRequest(_ -> reader.drain());
    }
}
