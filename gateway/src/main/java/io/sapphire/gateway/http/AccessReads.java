package io.sapphire.gateway.http;

import io.sapphire.gateway.access.AccessLog;
import io.sapphire.gateway.view.Records.AccessList;
import io.sapphire.gateway.view.Records.AccessRow;
import io.sapphire.gateway.view.Records.Me;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Who was let in and who was turned away. */
record AccessReads(AccessLog log, Reader reader) {

    Mono<ServerResponse> serve(ServerRequest request) {
        var query = new Query(request);
        long before = query.whole("before", 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        var rows =
                log.before(before, query.limit()).stream().map(AccessReads::row).toList();
        return reader.write(new AccessList(rows));
    }

    /** The one who asks: a page can tell beforehand what it would be refused. */
    Mono<ServerResponse> me(ServerRequest request) {
        var who = Gatekeeper.principal(request);
        return reader.write(new Me(who.name(), who.role().toString()));
    }

    private static AccessRow row(AccessLog.Entry entry) {
        var event = entry.event();
        return new AccessRow(
                entry.number(),
                entry.atUs(),
                event.what(),
                event.who(),
                event.role(),
                event.remote(),
                event.request(),
                event.detail());
    }
}
