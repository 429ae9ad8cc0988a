package io.sapphire.local.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Keeps processes running, each on its own: one that ends takes no other with it. */
public final class Supervisor implements AutoCloseable {
    private final Supervision supervision;
    private final Consumer<String> notices;
    private final Deque<Supervised> children = new ArrayDeque<>();
    private final Deque<Thread> keepers = new ArrayDeque<>();

    /** @param notices told what happened, a sentence at a time, from any thread */
    public Supervisor(Supervision supervision, Consumer<String> notices) {
        this.supervision = supervision;
        this.notices = notices;
    }

    /** Starts a process, returns when it is ready and starts it again whenever it ends. */
    public void start(ChildSpec spec) throws InterruptedException {
        var child = new Supervised(spec, supervision, notices);
        children.addFirst(child);
        child.awaitReady();
        keepers.addFirst(Thread.ofVirtual().name("keeper of " + spec.name()).start(() -> keep(child)));
    }

    /** Stops every process, the last one started first. */
    @Override
    public void close() {
        try {
            for (var child : children) {
                child.stop(supervision.stopLimit());
            }
            for (var keeper : keepers) {
                keeper.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void keep(Supervised child) {
        try {
            child.keepRunning();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
