package io.sapphire.agents.news;

import io.sapphire.agents.kit.Headline;
import io.sapphire.agents.kit.Headlines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Keeps an archive of the configured feeds: files are read once, addresses again and again. */
public final class NewsDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NewsDesk.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FEEDS_AT_ONCE = 4;

    private final NewsArchive archive = new NewsArchive();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final InstantSource clock;
    private final Set<URI> read = ConcurrentHashMap.newKeySet();
    private Disposable polling = Disposables.disposed();

    public NewsDesk(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Reads the files and begins to ask the addresses. A feed that cannot be read is named in the log and asked again.
     *
     * @param feeds each {@code file:///...}, {@code http://...} or {@code https://...}
     * @throws UnreadableFeedException if a file cannot be read or a feed is none of the three
     */
    public Headlines open(List<URI> feeds, Duration every) {
        feeds.stream().filter(feed -> !isAddress(feed)).forEach(feed -> readFile(feed, archive));
        var addresses = feeds.stream().filter(NewsDesk::isAddress).toList();
        if (!addresses.isEmpty()) {
            polling = Flux.interval(Duration.ZERO, every, Schedulers.parallel())
                    .onBackpressureDrop()
                    .concatMap(_ -> Flux.fromIterable(addresses).flatMap(this::ask, FEEDS_AT_ONCE), 1)
                    .subscribe(_ -> {});
        }
        return archive;
    }

    private static boolean isAddress(URI feed) {
        return "http".equals(feed.getScheme()) || "https".equals(feed.getScheme());
    }

    /**
     * The headlines of the files among these feeds, for markets of the past: what an address shows today says nothing of
     * them.
     *
     * @throws UnreadableFeedException as {@link #open} says
     */
    public static Headlines ofFiles(List<URI> feeds) {
        var archive = new NewsArchive();
        feeds.stream().filter(feed -> !isAddress(feed)).forEach(feed -> readFile(feed, archive));
        return archive;
    }

    private static void readFile(URI feed, NewsArchive archive) {
        if (!"file".equals(feed.getScheme())) {
            throw new UnreadableFeedException("a feed is a file:///, http:// or https:// address, not '" + feed + "'");
        }
        try {
            var path = Path.of(feed);
            var shown = new Feed(path.getFileName().toString()).read(Files.readAllBytes(path));
            // A file has no time of its own: its headlines were known when they say so.
            shown.forEach(headline -> archive.add(List.of(headline), headline.seen()));
        } catch (IOException unreadable) {
            throw new UnreadableFeedException("cannot read the feed " + feed, unreadable);
        }
    }

    private Mono<List<Headline>> ask(URI feed) {
        var request = HttpRequest.newBuilder(feed).timeout(PATIENCE).build();
        return Mono.fromFuture(() -> http.sendAsync(request, _ -> new ShortBody(Feed.MOST_BYTES)))
                .map(answer -> new Feed(feed.getHost()).read(accepted(feed, answer)))
                .doOnNext(shown -> keep(feed, shown))
                .onErrorResume(failure -> {
                    LOG.warn("news: {} was not read: {}", feed.getHost(), failure.getMessage());
                    return Mono.empty();
                });
    }

    /** At the first time it tells of the past; after that, what it had not told before is of now. */
    private void keep(URI feed, List<Headline> shown) {
        if (read.add(feed)) {
            archive.add(shown, clock.instant());
        } else {
            archive.addNews(shown, clock.instant());
        }
    }

    private static byte[] accepted(URI feed, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new UnreadableFeedException("feed " + feed.getHost() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        polling.dispose();
        http.close();
    }
}
