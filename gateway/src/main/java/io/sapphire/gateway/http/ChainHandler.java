package io.sapphire.gateway.http;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Whether the log is the one that was written. */
record ChainHandler(Verification verification, Reader reader) {

    Mono<ServerResponse> state(ServerRequest request) {
        return reader.write(verification.state().get());
    }

    Mono<ServerResponse> begin(ServerRequest request) {
        return Mono.fromSupplier(() ->
                        verification.begin().apply(Gatekeeper.principal(request).name()))
                .onErrorMap(ControlHandler::refused)
                .flatMap(reader::write);
    }
}
