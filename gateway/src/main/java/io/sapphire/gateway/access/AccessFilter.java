package io.sapphire.gateway.access;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets through who has a token or a session, and nobody else: whatever is not named here is closed. Health and metrics are
 * open to the machine itself; that the gateway lives is told to whoever restarts it from elsewhere, and no more than that.
 */
public final class AccessFilter implements WebFilter {
    /** Request attribute: the {@link Principal} who asks. */
    public static final String PRINCIPAL = AccessFilter.class.getName() + ".principal";

    static final String SESSION_COOKIE = "SAPPHIRE_SESSION";
    static final String PROOF_COOKIE = "XSRF-TOKEN";
    static final String PROOF_HEADER = "X-XSRF-TOKEN";

    private static final String TOKEN_PARAMETER = "token";
    private static final String BEARER = "Bearer ";
    private static final String PAGES = "/mission-control";
    private static final String OPEN = "/health/live";
    private static final Set<String> OPEN_ON_LOOPBACK = Set.of("/health", "/health/ready", "/metrics");
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Tokens tokens;
    private final OneTimeToken oneTime;
    private final Sessions sessions;
    private final Visitors visitors;
    private final Refusals refusals;

    public AccessFilter(Tokens tokens, OneTimeToken oneTime, Sessions sessions, Visitors visitors, JsonMapper json) {
        this.tokens = tokens;
        this.oneTime = oneTime;
        this.sessions = sessions;
        this.visitors = visitors;
        this.refusals = new Refusals(json);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (path(request).equals(OPEN) || openOnLoopback(request)) {
            return chain.filter(exchange);
        }
        var bearer = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (bearer != null) {
            return byToken(exchange, chain, bearer);
        }
        var handed = request.getQueryParams().getFirst(TOKEN_PARAMETER);
        return isPage(request) && request.getMethod() == HttpMethod.GET && handed != null
                ? exchangeToken(exchange, handed)
                : bySession(exchange, chain);
    }

    private static boolean openOnLoopback(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return OPEN_ON_LOOPBACK.contains(path(request))
                && remote != null
                && remote.getAddress() != null
                && remote.getAddress().isLoopbackAddress();
    }

    /** A wrong token is refused even if there is a session: somebody meant to use it. */
    private Mono<Void> byToken(ServerWebExchange exchange, WebFilterChain chain, String bearer) {
        var known = bearer.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? tokens.principal(bearer.substring(BEARER.length()).strip())
                : Mono.<Principal>empty();
        return known.map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(principal -> principal
                        .map(who -> admit(exchange, chain, who))
                        .orElseGet(() -> turnAway(exchange, refusals.unknown(exchange))))
                .onErrorResume(Tokens.CannotTellException.class, _ -> refusals.cannotTell(exchange));
    }

    private Mono<Void> admit(ServerWebExchange exchange, WebFilterChain chain, Principal who) {
        visitors.came(who, remote(exchange), asked(exchange));
        exchange.getAttributes().put(PRINCIPAL, who);
        return chain.filter(exchange);
    }

    /** Whoever is refused too often waits, even for a refusal. */
    private Mono<Void> turnAway(ServerWebExchange exchange, Mono<Void> refusal) {
        return visitors.refused(remote(exchange), asked(exchange))
                .flatMap(wait -> wait.isZero() ? refusal : refusals.tooOften(exchange, wait));
    }

    private Mono<Void> bySession(ServerWebExchange exchange, WebFilterChain chain) {
        var session = session(exchange.getRequest());
        if (session.isEmpty()) {
            return turnAway(
                    exchange,
                    isPage(exchange.getRequest())
                            ? refusals.page(exchange, "Open the address that <code>sapphire up</code> printed.")
                            : refusals.unknown(exchange));
        }
        var proof = exchange.getRequest().getHeaders().getFirst(PROOF_HEADER);
        if (!SAFE.contains(exchange.getRequest().getMethod()) && !proves(session.get(), proof)) {
            return turnAway(exchange, refusals.forged(exchange));
        }
        var held = session.get();
        return admit(exchange, chain, new Principal(Principal.PAGE, Role.ADMIN, () -> sessions.valid(held)));
    }

    private boolean proves(String session, @Nullable String proof) {
        return proof != null && sessions.proves(session, proof);
    }

    private Optional<String> session(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(SESSION_COOKIE))
                .map(HttpCookie::getValue)
                .filter(sessions::valid);
    }

    /** Whoever has a session already keeps it: the address may be opened again in the same browser. */
    private Mono<Void> exchangeToken(ServerWebExchange exchange, String handed) {
        if (session(exchange.getRequest()).isPresent()) {
            return redirect(exchange);
        }
        if (!oneTime.redeem(handed)) {
            return turnAway(
                    exchange,
                    refusals.page(
                            exchange,
                            "This address was used before, or is of another start: it opens the page only once."));
        }
        visitors.opened(Principal.PAGE, Role.ADMIN, remote(exchange), asked(exchange));
        var session = sessions.begin();
        exchange.getResponse().addCookie(cookie(exchange, SESSION_COOKIE, session, true));
        exchange.getResponse().addCookie(cookie(exchange, PROOF_COOKIE, sessions.proof(session), false));
        return redirect(exchange);
    }

    /** Over TLS it never goes out without. */
    private static ResponseCookie cookie(ServerWebExchange exchange, String name, String value, boolean hidden) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(hidden)
                .secure("https".equals(exchange.getRequest().getURI().getScheme()))
                .sameSite("Strict")
                .maxAge(Sessions.LIFE)
                .build();
    }

    private static Mono<Void> redirect(ServerWebExchange exchange) {
        var there = UriComponentsBuilder.fromPath(path(exchange.getRequest()))
                .query(exchange.getRequest().getURI().getRawQuery())
                .replaceQueryParam(TOKEN_PARAMETER)
                .build(true)
                .toUriString();
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(URI.create(there));
        return exchange.getResponse().setComplete();
    }

    private static boolean isPage(ServerHttpRequest request) {
        var path = path(request);
        return path.equals("/") || path.equals(PAGES) || path.startsWith(PAGES + "/");
    }

    private static String path(ServerHttpRequest request) {
        return request.getPath().pathWithinApplication().value();
    }

    /** Its address, without the port: that is another one each time. */
    private static String remote(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getRemoteAddress())
                .map(address -> address.getAddress() == null
                        ? address.getHostString()
                        : address.getAddress().getHostAddress())
                .orElse("unknown");
    }

    /** Method and path, and nothing that a stranger could write into the log besides. */
    private static String asked(ServerWebExchange exchange) {
        return Visitors.plain(exchange.getRequest().getMethod() + " " + path(exchange.getRequest()));
    }
}
