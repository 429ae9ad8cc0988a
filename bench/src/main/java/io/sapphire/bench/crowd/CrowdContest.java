package io.sapphire.bench.crowd;

import io.sapphire.bench.Contest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The gateway's event stream before as many listeners as it and the reference hold, each told the same messages ten times a
 * second by a process of its own, heard by the same client. What counts is the processor time of the server for a message
 * to one listener: at a rate that both hold that is what tells them apart, and what others do on the machine counts little.
 * The gateway's includes following the log over gRPC, folding it, and asking every listener who it is.
 */
public final class CrowdContest {
    private static final List<Integer> SIZES = List.of(500, 1_000, 2_000, 5_000, 10_000);
    private static final int PER_SECOND = 10;
    private static final int TRIALS = 2;
    /** How late one of a hundred messages may be heard of a server that holds a crowd. */
    private static final long LATE = TimeUnit.SECONDS.toNanos(1);

    private static final double RAW_BAR = 0.6;
    private static final double NCHAN_BAR = 0.4;
    /** At most a tenth later. */
    private static final double HARM_BAR = 0.9;

    private static final int STOPPED = 100;
    /** Fast enough that what the kernel keeps for a stopped one is full before the messages that count. */
    private static final Speech UNHARMED = new Speech(500, 0, 50, 200, 300);

    private static final Speech BESIDE_STOPPED = new Speech(500, STOPPED, 50, 200, 300);

    private CrowdContest() {}

    /** Against whatever there is. */
    public static List<Contest> all() {
        var gateway = GatewayHerald.ofOrders("stream.patience=5s");
        var messages = Messages.of(gateway);
        var raw = new RawHerald(messages.files());
        var contests = new ArrayList<Contest>();
        contests.add(contest(gateway, raw, "Netty alone, one buffer shared", RAW_BAR));
        NchanHerald.start(messages.bodies())
                .ifPresentOrElse(
                        nchan -> contests.add(contest(gateway, nchan, "nginx with nchan, the same JSON", NCHAN_BAR)),
                        () -> System.err.println("Left out: nginx with nchan, as its packages are not installed"));
        contests.add(harm(gateway));
        return contests;
    }

    private static Contest contest(GatewayHerald ours, Herald theirs, String reference, double bar) {
        int listeners = largest(ours, theirs);
        var speech = new Speech(listeners, 0, PER_SECOND, 2 * PER_SECOND, 5 * PER_SECOND);
        return new Contest(
                String.format(Locale.ROOT, "events to %,d listeners, %d a second", listeners, PER_SECOND),
                reference,
                (long) listeners * speech.messages(),
                bar,
                telling("the gateway", ours, speech, _ -> heap(ours, listeners)),
                telling(reference, theirs, speech, _ -> List.of()));
    }

    private static Telling telling(String name, Herald herald, Speech speech, Function<Herald, List<String>> more) {
        return new Telling(name, herald, speech, heard -> heard.processorTime().toNanos(), more);
    }

    private static int largest(Herald ours, Herald theirs) {
        return SIZES.stream()
                .takeWhile(size -> holds(ours, size) && holds(theirs, size))
                .reduce((_, larger) -> larger)
                .orElseThrow(() -> new IllegalStateException("not even the smallest crowd is held"));
    }

    /** The machine may have been busy with something else. */
    private static boolean holds(Herald herald, int listeners) {
        for (int trial = 0; trial < TRIALS; trial++) {
            var heard = new Speech(listeners, 0, PER_SECOND, 3 * PER_SECOND, 3 * PER_SECOND).by(herald);
            System.err.println(herald.getClass().getSimpleName() + " before " + listeners + ": " + heard);
            if (heard.all() && heard.p99() <= LATE) {
                return true;
            }
        }
        return false;
    }

    private static List<String> heap(GatewayHerald gateway, int listeners) {
        try (var crowd = new Crowd(gateway)) {
            var _ = crowd.join(listeners);
            var heap = gateway.heap();
            return List.of(String.format(
                    Locale.ROOT,
                    "the gateway's heap was %.0f MB at most, and %.0f MB after a collection with %,d listeners.",
                    heap.peak() / 1e6,
                    heap.live() / 1e6,
                    listeners));
        }
    }

    /** The same gateway on both sides. */
    private static Contest harm(GatewayHerald gateway) {
        return new Contest(
                "an event to 500 listeners beside 100 who stopped, p99",
                "the same without them",
                1,
                HARM_BAR,
                new Telling("beside the stopped", gateway, BESIDE_STOPPED, Speech.Heard::p99, _ -> List.of()),
                new Telling("without them", gateway, UNHARMED, Speech.Heard::p99, _ -> List.of()));
    }
}
