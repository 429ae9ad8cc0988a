package io.sapphire.simulator.rest;

import io.sapphire.simulator.json.Json;
import io.sapphire.simulator.stream.ListenKeys;
import java.util.List;

/** What keeps a client connected. */
public final class ConnectionEndpoints implements Endpoints {
    private final ListenKeys keys;

    public ConnectionEndpoints(ListenKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.signed("POST", "listenKey", 1, (_, _) -> open()),
                Route.signed("PUT", "listenKey", 1, (_, _) -> extend()),
                Route.signed("DELETE", "listenKey", 1, (_, _) -> close()),
                Route.signed("POST", "noop", 1, (_, _) -> success()));
    }

    private Answer open() {
        var key = keys.open();
        return Answer.of(Json.object(json -> json.writeStringProperty("listenKey", key)));
    }

    private Answer extend() {
        if (!keys.extend()) {
            throw RequestException.of(-1125, "This listenKey does not exist.");
        }
        return open();
    }

    private Answer close() {
        keys.close();
        return Answer.of(Json.object(_ -> {}));
    }

    /** It uses its nonce up: a delayed request with the same nonce is refused. */
    private static Answer success() {
        return Answer.of(Json.object(json -> {
            json.writeNumberProperty("code", 200);
            json.writeStringProperty("msg", "success");
        }));
    }
}
