package io.sapphire.gateway.http;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Answers no request on the thread that read it. Reactor Netty up to 1.3.7 never reads a connection again when a request
 * that had to wait for the answer before it is answered at once (reactor-netty issue 4361); answered later, it does.
 */
record Handover(Scheduler elsewhere) implements WebFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).subscribeOn(elsewhere);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
