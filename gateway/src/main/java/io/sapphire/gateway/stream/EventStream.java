package io.sapphire.gateway.stream;

import io.sapphire.gateway.stream.Letters.Heartbeat;
import io.sapphire.gateway.stream.Letters.Hello;
import io.sapphire.gateway.stream.Letters.Reset;
import io.sapphire.gateway.view.Running.Mode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells every client what is new on the board, and what it missed. Safe for many threads. */
public final class EventStream {
    private final Board board;
    private final Encoder encoder;
    private final Past past;
    private final StreamRules rules;
    private final InstantSource clock;
    private final String build;
    private final Map<Executor, Bell> bells = new ConcurrentHashMap<>();
    private volatile byte[] heartbeat = new byte[0];
    private volatile Optional<Mode> mode = Optional.empty();
    private volatile boolean closing;

    EventStream(Board board, Encoder encoder, Past past, StreamRules rules, InstantSource clock, String build) {
        this.board = board;
        this.encoder = encoder;
        this.past = past;
        this.rules = rules;
        this.clock = clock;
        this.build = build;
    }

    /**
     * One client's connection.
     *
     * @param lastEventId what it received last, as it says
     * @param thread on which it is told what is new, and so should ask for more as well
     */
    public Client open(Topics topics, Optional<String> lastEventId, Executor thread) {
        return new Client(this, topics, lastEventId, thread);
    }

    /** Clients that listen now. */
    public int clients() {
        return bells.values().stream().mapToInt(Bell::clients).sum();
    }

    /** Says farewell to every client. */
    public void close() {
        closing = true;
        bells.values().forEach(Bell::ring);
        past.close();
    }

    boolean closing() {
        return closing;
    }

    /** Something is new. */
    void ring() {
        if (!closing) {
            bells.values().forEach(Bell::ring);
        }
    }

    /** Rings at least once per heartbeat. */
    void tick(Instant now, @Nullable Long lag) {
        heartbeat = Frames.of(encoder.message("heartbeat", new Heartbeat(now, board.sequence(), lag)));
        ring();
    }

    Telling join(Topics topics, Executor thread, Function<Audience, Telling> joining) {
        return bells.computeIfAbsent(thread, own -> new Bell(own, board)).join(topics, joining);
    }

    Board board() {
        return board;
    }

    StreamRules rules() {
        return rules;
    }

    byte[] heartbeat() {
        return heartbeat;
    }

    void mode(Mode now) {
        mode = Optional.of(now);
    }

    /** @param sequence from which on facts follow */
    byte[] hello(long sequence) {
        var letter = new Hello(
                UUID.randomUUID().toString(),
                board.run().orElse(null),
                sequence,
                clock.instant(),
                rules.heartbeat(),
                build,
                mode.orElse(null));
        return Frames.of(encoder.message("hello", letter));
    }

    byte[] reset() {
        return Frames.of(encoder.message("reset", new Reset(board.run().orElse(null))));
    }

    byte[] bye(String reason) {
        var letter = encoder.message("bye", new Letters.Bye(reason, rules.retry()));
        var frames = new Frames();
        frames.retry(rules.retry().toMillis());
        frames.add(letter);
        return frames.toBytes();
    }

    Past past() {
        return past;
    }
}
