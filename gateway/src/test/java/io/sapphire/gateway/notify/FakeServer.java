package io.sapphire.gateway.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Takes posts like a webhook's receiver, or like Telegram; answers what it was told to, else 200. */
final class FakeServer implements AutoCloseable {
    private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").port(0).handle(this::take).bindNow();

    record Post(String path, String signature, String body) {}

    private record Answer(String path, int status, String body) {}

    /** The next post to a path that ends so is answered like this, then the next. */
    synchronized void answer(String path, int status, String body) {
        answers.addLast(new Answer(path, status, body));
    }

    private Mono<Void> take(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString(UTF_8).defaultIfEmpty("").flatMap(body -> {
            var signature = Optional.ofNullable(request.requestHeaders().get("X-Sapphire-Signature"))
                    .orElse("");
            posts.add(new Post(request.uri(), signature, body));
            return reply(request.uri())
                    .map(answer -> response.status(answer.status())
                            .sendString(Mono.just(answer.body()))
                            .then())
                    .orElseGet(Mono::never);
        });
    }

    /** Nobody says anything more: the bot waits. */
    private synchronized Optional<Answer> reply(String path) {
        var planned =
                answers.stream().filter(answer -> path.endsWith(answer.path())).findFirst();
        planned.ifPresent(answers::remove);
        return planned.or(() ->
                path.endsWith("/getUpdates") ? Optional.empty() : Optional.of(new Answer(path, 200, "{\"ok\":true}")));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The next post to a path that ends so. */
    Post next(String path) throws InterruptedException {
        while (true) {
            var post = Optional.ofNullable(posts.poll(20, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("nothing was posted to " + path));
            if (post.path().endsWith(path)) {
                return post;
            }
        }
    }

    List<Post> soFar() {
        return List.copyOf(posts);
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
