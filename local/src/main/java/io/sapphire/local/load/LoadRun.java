package io.sapphire.local.load;

import io.sapphire.gateway.access.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks at a fixed rate, whether the answers keep up or not: a gateway that stalls is not asked less for it, and what waits
 * counts from when it was due.
 */
final class LoadRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    /** What Mission Control's main page asks for. */
    private static final List<String> PATHS =
            List.of("/overview", "/agents?limit=50", "/decisions?limit=50", "/orders?limit=50", "/fills?limit=50");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String root;
    private final Secret token;
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> otherwise = new ConcurrentHashMap<>();

    /** @param port of the gateway on loopback */
    LoadRun(int port, Secret token) {
        this.root = "http://127.0.0.1:" + port + "/api/v1";
        this.token = token;
    }

    /** @param stop counted down when somebody has seen enough */
    LoadResult run(int perSecond, Duration length, CountDownLatch stop) throws InterruptedException {
        long begun = System.nanoTime();
        long asked = 0;
        long planned = perSecond * length.toMillis() / 1000;
        var open = ConcurrentHashMap.<CompletableFuture<?>>newKeySet();
        while (asked < planned) {
            long due = begun + asked * TimeUnit.SECONDS.toNanos(1) / perSecond;
            if (stop.await(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                break;
            }
            var answer = ask(PATHS.get((int) (asked % PATHS.size())), due);
            open.add(answer);
            var _ = answer.whenComplete((_, _) -> open.remove(answer));
            asked++;
        }
        CompletableFuture.allOf(open.toArray(CompletableFuture[]::new)).join();
        return LoadResult.of(asked, List.copyOf(nanos), otherwise, (System.nanoTime() - begun) / 1e9);
    }

    /** Never fails: what went wrong is counted. */
    private CompletableFuture<Boolean> ask(String path, long due) {
        var request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.reveal())
                .build();
        return client.sendAsync(request, BodyHandlers.discarding())
                .handle((response, failure) -> count(Optional.ofNullable(response), Optional.ofNullable(failure), due));
    }

    private boolean count(Optional<HttpResponse<Void>> response, Optional<Throwable> failure, long due) {
        if (response.filter(answer -> answer.statusCode() == OK).isPresent()) {
            return nanos.add(System.nanoTime() - due);
        }
        var what = response.map(answer -> Integer.toString(answer.statusCode()))
                .or(() -> failure.map(LoadRun::name))
                .orElse("nothing");
        return otherwise.merge(what, 1L, Long::sum) > 0;
    }

    private static String name(Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
