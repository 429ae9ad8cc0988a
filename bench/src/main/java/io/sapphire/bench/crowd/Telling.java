package io.sapphire.bench.crowd;

import io.sapphire.bench.Lengthy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** One side of a contest of heralds. A run is a speech before a crowd that comes anew. */
final class Telling implements Lengthy {
    private final String name;
    private final Herald herald;
    private final Speech speech;
    private final ToLongFunction<Speech.Heard> measure;
    private final Function<Herald, List<String>> more;
    private final List<Speech.Heard> runs = new ArrayList<>();

    /**
     * @param measure what counts of a run, in nanoseconds
     * @param more to say of the herald in the end
     */
    Telling(
            String name,
            Herald herald,
            Speech speech,
            ToLongFunction<Speech.Heard> measure,
            Function<Herald, List<String>> more) {
        this.name = name;
        this.herald = herald;
        this.speech = speech;
        this.measure = measure;
        this.more = more;
    }

    /** @return messages heard by all together */
    @Override
    public long run() {
        var heard = speech.by(herald);
        if (!heard.all()) {
            throw new IllegalStateException(name + " did not tell everybody everything: " + heard);
        }
        System.err.println(name + ": " + heard);
        runs.add(heard);
        return heard.messages();
    }

    @Override
    public long nanos() {
        return Math.max(1, measure.applyAsLong(runs.getLast()));
    }

    @Override
    public List<String> remarks() {
        var remarks = new ArrayList<String>();
        remarks.add(String.format(
                Locale.ROOT,
                "%s was heard within %.1f ms (p50) and %.1f ms (p99) of when a message was due.",
                name,
                median(Speech.Heard::median) / 1e6,
                median(Speech.Heard::p99) / 1e6));
        remarks.addAll(more.apply(herald));
        return remarks;
    }

    private long median(Function<Speech.Heard, Long> figure) {
        return runs.stream()
                .map(figure)
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(runs.size() / 2);
    }
}
