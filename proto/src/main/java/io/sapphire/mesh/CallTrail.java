package io.sapphire.mesh;

import io.grpc.Context.Key;
import io.sapphire.trace.Trail;
import java.util.function.UnaryOperator;
import reactor.util.context.Context;

/** Leads from a server's call into the streams that work on it. */
public final class CallTrail {
    static final Key<Trail> CURRENT = io.grpc.Context.key("trail");

    private CallTrail() {}

    /** Puts the trace of the call that is running now into a stream's context, whichever thread subscribes to it. */
    public static UnaryOperator<Context> captured() {
        var trail = CURRENT.get();
        return trail == null ? UnaryOperator.identity() : trail::into;
    }
}
