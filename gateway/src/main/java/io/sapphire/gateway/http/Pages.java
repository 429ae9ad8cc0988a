package io.sapphire.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Mission Control's files; every address below it without a file is the page's own. */
final class Pages {
    static final String ROOT = "/mission-control";

    private static final String FILES = "static/mission-control/";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);
    /** A file has an ending, and nothing leads out of the folder. */
    private static final Pattern FILE =
            Pattern.compile("([A-Za-z0-9_-]+/)*[A-Za-z0-9_.-]*[A-Za-z0-9_-]\\.[A-Za-z0-9]+");
    /** Their names carry a hash of what is in them. */
    private static final String HASHED = "assets/";

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private static final String NOT_BUILT = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Sapphire</title></head>
        <body>
        <h1>Mission Control is not built</h1>
        <p>Sapphire trades and its API answers, but this build was made without Node 20.19 or newer and npm.
        Install them, then start Sapphire again: the build notices and adds the page.</p>
        <p>By hand: <code>cd dashboard &amp;&amp; npm install &amp;&amp; npm run build</code>, then start again.</p>
        <p>Meanwhile: <a href="/api/docs">what the API answers</a>.</p>
        </body>
        </html>
        """;

    Mono<ServerResponse> home(ServerRequest request) {
        return ServerResponse.status(HttpStatus.FOUND)
                .location(URI.create(ROOT))
                .build();
    }

    Mono<ServerResponse> serve(ServerRequest request) {
        var path = request.path().substring(Math.min(request.path().length(), ROOT.length() + 1));
        if (!path.contains(".")) {
            return index();
        }
        return file(path)
                .map(file -> answer(file, path.startsWith(HASHED) ? FOR_EVER : CacheControl.noCache()))
                .orElseThrow(() -> Refused.notFound("There is no such file."));
    }

    private static Optional<Resource> file(String path) {
        return Optional.of(path)
                .filter(name -> FILE.matcher(name).matches())
                .<Resource>map(name -> new ClassPathResource(FILES + name))
                .filter(Resource::isReadable);
    }

    private static Mono<ServerResponse> index() {
        return file("index.html")
                .map(page -> answer(page, CacheControl.noCache()))
                .orElseGet(() -> ServerResponse.ok()
                        .contentType(HTML)
                        .cacheControl(CacheControl.noStore())
                        .bodyValue(NOT_BUILT));
    }

    private static Mono<ServerResponse> answer(Resource file, CacheControl cache) {
        var type = MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return ServerResponse.ok()
                .contentType(type.getType().equals("text") ? new MediaType(type, UTF_8) : type)
                .header(HttpHeaders.CACHE_CONTROL, cache.getHeaderValue())
                .bodyValue(file);
    }
}
