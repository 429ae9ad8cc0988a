package io.sapphire.gateway.stream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** What a client missed, as it is read: the next piece when the one before was taken. Safe for many threads. */
final class Missed extends BaseSubscriber<Past.Told> {
    private final Runnable news;
    private volatile Past.@Nullable Told piece;
    private volatile boolean complete;
    private volatile boolean failed;

    /** @param news run for every piece, and at the end */
    Missed(Runnable news) {
        this.news = news;
    }

    /** The piece that waits, if one does. */
    Optional<Past.Told> take() {
        var taken = Optional.ofNullable(piece);
        if (taken.isPresent()) {
            piece = null;
            request(1);
        }
        return taken;
    }

    /** Nothing comes after what can be taken now. */
    boolean complete() {
        return complete;
    }

    boolean failed() {
        return failed;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(1);
    }

    @Override
    protected void hookOnNext(Past.Told next) {
        piece = next;
        news.run();
    }

    @Override
    protected void hookOnComplete() {
        complete = true;
        news.run();
    }

    @Override
    protected void hookOnError(Throwable failure) {
        failed = true;
        news.run();
    }
}
