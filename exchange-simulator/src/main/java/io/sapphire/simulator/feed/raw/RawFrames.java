package io.sapphire.simulator.feed.raw;

import io.sapphire.domain.market.Instrument;
import io.sapphire.simulator.market.Fingerprint;
import io.sapphire.simulator.market.Packed;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.RecordingException;
import io.sapphire.simulator.market.Tape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Recorded futures frames: the true book, quotes and trades of a venue. */
public final class RawFrames implements Recording {
    private static final int WARM_UP_PARTS = 10;

    private final Path file;
    private final Instrument instrument;
    private final Instant first;
    private final Instant last;
    private final String fingerprint;

    private RawFrames(Path file, RawScan scan, Instrument instrument, String fingerprint) {
        this.file = file;
        this.instrument = instrument;
        this.first = scan.first();
        this.last = scan.last();
        this.fingerprint = fingerprint;
    }

    /** @throws RecordingException if the file cannot be played */
    public static RawFrames scan(Path file, UnaryOperator<Instrument> rules) {
        var scan = RawScan.of(file);
        try {
            return new RawFrames(file, scan, rules.apply(scan.instrument()), Fingerprint.of(file));
        } catch (IOException unreadable) {
            throw new RecordingException("cannot read recording " + file, unreadable);
        }
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public String origin() {
        return Packed.name(file) + ", recorded futures frames";
    }

    @Override
    public Duration frameInterval() {
        return Duration.ofMillis(100);
    }

    @Override
    public boolean sidesDerived() {
        return false;
    }

    @Override
    public boolean bookDerived() {
        return false;
    }

    @Override
    public Instant first() {
        return first;
    }

    @Override
    public Instant last() {
        return last;
    }

    @Override
    public Duration warmUp() {
        return Duration.ofMillis(Duration.between(first, last).toMillis() / WARM_UP_PARTS);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public Tape play(Duration shift) {
        return new RawTape(RawLines.open(file), instrument.symbol(), shift);
    }
}
