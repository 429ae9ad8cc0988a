package io.sapphire.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/** The table of endpoints for people. */
final class DocsPage {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private static final String PAGE = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Sapphire API</title>
        <style>body{font:14px system-ui;margin:24px;max-width:1000px}td,th{text-align:left;vertical-align:top;padding:6px}
        code{font:13px ui-monospace,monospace}table{border-collapse:collapse}tr{border-bottom:1px solid #ccc}</style></head>
        <body>
        <h1>Sapphire API</h1>
        <p>Send <code>Authorization: Bearer TOKEN</code>. The whole description, for tools, is
        <a href="/api/v1/openapi.json">/api/v1/openapi.json</a> (OpenAPI 3.1).</p>
        <p>Decimals are strings; names ending in Us are microseconds since the epoch by the venue's clock, in Ms
        milliseconds, in Ratio 0 to 1, in Bp basis points; null is absent. Lists are newest first. Errors are
        application/problem+json.</p>
        <table><tr><th>request</th><th>answers</th><th>parameters</th></tr>
        %s
        </table>
        </body>
        </html>
        """;

    private final String page;

    DocsPage(List<Endpoint> endpoints) {
        this.page = PAGE.formatted(endpoints.stream().map(DocsPage::row).collect(Collectors.joining("\n")));
    }

    private static String row(Endpoint endpoint) {
        var parameters = endpoint.parameters().stream()
                .map(parameter -> "<code>%s</code> %s"
                        .formatted(
                                HtmlUtils.htmlEscape(parameter.name()), HtmlUtils.htmlEscape(parameter.description())))
                .collect(Collectors.joining("<br>"));
        return "<tr><td><code>%s %s</code></td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        endpoint.method(),
                        HtmlUtils.htmlEscape(endpoint.route()),
                        HtmlUtils.htmlEscape(endpoint.summary()),
                        parameters);
    }

    Mono<ServerResponse> serve(ServerRequest request) {
        return ServerResponse.ok().contentType(HTML).bodyValue(page);
    }
}
