package io.sapphire.local.data;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides which run a data directory goes on with, and keeps the files that say so. */
public final class Runs {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final DataDirectory directory;
    private final RunFiles files;
    private final InstantSource clock;
    private final List<String> notes = new ArrayList<>();

    public Runs(DataDirectory directory, InstantSource clock) {
        this.directory = directory;
        this.files = new RunFiles(directory);
        this.clock = clock;
    }

    /**
     * Goes on with an unfinished run, or begins a new one and moves the finished one away.
     *
     * @param identity of the run that is wanted
     * @param fresh sets an unfinished run aside too, and clears a halt
     * @throws Refusal if the unfinished run is another one
     */
    public OpenedRun open(Map<String, String> identity, boolean fresh) {
        try {
            if (fresh) {
                clearHalt();
                setAside(Latches.OPEN);
            } else if (!files.hasEvents() && files.hasBooks() && !files.hasEnding()) {
                // A start that failed before the run began: what it left would not fit another beginning.
                setAside(files.hasRun() ? files.run().carried() : Latches.OPEN);
            }
            if (files.hasEnding()) {
                shelve(files.ending(), identity);
            }
            return files.hasEvents() ? resumed(identity) : begun(identity);
        } catch (IOException failure) {
            throw Refusal.failure(
                    "The data directory %s cannot be used: %s.".formatted(directory.path(), failure), failure);
        }
    }

    /** Begins a new run in any case: what was left of a run cannot be gone on from. A halt that lies on it holds on. */
    public OpenedRun begin(Map<String, String> identity, boolean fresh) {
        try {
            if (!fresh && !files.hasEnding()) {
                setAside(unfinishedLatches());
            }
            return open(identity, fresh);
        } catch (IOException failure) {
            throw Refusal.failure(
                    "The data directory %s cannot be used: %s.".formatted(directory.path(), failure), failure);
        }
    }

    /** Notes the halts that lie on the run, for the day somebody sets it aside. */
    public void seen(Latches latches) {
        try {
            files.write(latches);
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
    }

    /** From now on the run counts as finished. */
    public void finish(FinishedRun finished) {
        try {
            files.write(finished);
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
    }

    private void clearHalt() throws IOException {
        var latches = files.hasEnding() ? files.ending().latches() : unfinishedLatches();
        if (!latches.areOpen()) {
            notes.add("A halt was cleared by --fresh (%s).".formatted(latches));
        }
    }

    private void setAside(Latches latches) throws IOException {
        if (files.hasEnding() || files.hasRun() || files.hasEvents() || files.hasBooks()) {
            files.write(new Ending(currentId(), latches));
        }
    }

    private Latches unfinishedLatches() throws IOException {
        return files.hasLatches() || !files.hasRun()
                ? files.latches()
                : files.run().carried();
    }

    private String currentId() throws IOException {
        if (files.hasEnding()) {
            return files.ending().id();
        }
        return files.hasRun() ? files.run().id() : newId();
    }

    private void shelve(Ending ending, Map<String, String> identity) throws IOException {
        if (!files.hasRun() || files.run().id().equals(ending.id())) {
            files.shelve(ending.id());
            files.write(newRun(identity, ending.latches()));
        }
        files.shelveEnding(ending.id());
        notes.add("The run before this one lies in " + files.shelf(ending.id()) + ".");
    }

    private OpenedRun begun(Map<String, String> identity) throws IOException {
        var run = files.hasRun()
                ? new RunRecord(files.run().id(), now(), identity, files.run().carried())
                : newRun(identity, Latches.OPEN);
        files.write(run);
        return new OpenedRun(run, false, notes);
    }

    private OpenedRun resumed(Map<String, String> identity) throws IOException {
        if (!files.hasRun()) {
            throw Refusal.failure(
                    directory.path() + " holds a run but no run.json to say which; --fresh sets it aside.");
        }
        var run = files.run();
        Differences.refuse(directory.path(), run.identity(), identity);
        return new OpenedRun(run, true, notes);
    }

    private RunRecord newRun(Map<String, String> identity, Latches carried) {
        return new RunRecord(newId(), now(), identity, carried);
    }

    private String newId() {
        return ID.format(clock.instant());
    }

    private String now() {
        return clock.instant().toString();
    }

    private Refusal cannotWrite(IOException failure) {
        return Refusal.failure(
                "The data directory %s cannot be written: %s.".formatted(directory.path(), failure), failure);
    }
}
