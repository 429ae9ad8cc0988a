package io.sapphire.gateway.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Takes posts like a webhook's receiver, or like Telegram; answers 200; what is said to the bot it hears. */
final class FakeServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Post> posts = new ArrayList<>();
    private final Deque<MonoSink<Answer>> listening = new ArrayDeque<>();
    private final Deque<Answer> said = new ArrayDeque<>();
    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").port(0).handle(this::take).bindNow();

    record Post(String path, String signature, String body) {}

    private record Answer(int status, String body) {}

    /** The bot hears this next: at once, if it listens. */
    synchronized void say(String updates) {
        var answer = new Answer(200, updates);
        if (listening.isEmpty()) {
            said.addLast(answer);
        } else {
            listening.removeFirst().success(answer);
        }
    }

    private Mono<Void> take(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString(UTF_8).defaultIfEmpty("").flatMap(body -> {
            var signature = Optional.ofNullable(request.requestHeaders().get("X-Sapphire-Signature"))
                    .orElse("");
            took(new Post(request.uri(), signature, body));
            return reply(request.uri())
                    .flatMap(answer -> response.status(answer.status())
                            .sendString(Mono.just(answer.body()))
                            .then());
        });
    }

    private synchronized void took(Post post) {
        posts.add(post);
        notifyAll();
    }

    /** Until somebody says something the bot waits. */
    private Mono<Answer> reply(String path) {
        return path.endsWith("/getUpdates") ? Mono.create(this::hear) : Mono.just(new Answer(200, "{\"ok\":true}"));
    }

    private synchronized void hear(MonoSink<Answer> bot) {
        if (said.isEmpty()) {
            listening.addLast(bot);
        } else {
            bot.success(said.removeFirst());
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The first post to a path that ends so. */
    synchronized Post first(String path) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found =
                    posts.stream().filter(post -> post.path().endsWith(path)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("nothing was posted to " + path);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    synchronized List<Post> soFar() {
        return List.copyOf(posts);
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
