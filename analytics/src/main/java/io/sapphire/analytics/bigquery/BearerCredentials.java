package io.sapphire.analytics.bigquery;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.util.concurrent.Executor;

/** Sends the token along with every call. */
final class BearerCredentials extends CallCredentials {
    private static final Metadata.Key<String> HEADER =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Bearer bearer;

    BearerCredentials(Bearer bearer) {
        this.bearer = bearer;
    }

    @Override
    public void applyRequestMetadata(RequestInfo call, Executor executor, MetadataApplier applier) {
        executor.execute(() -> apply(applier));
    }

    private void apply(MetadataApplier applier) {
        try {
            var headers = new Metadata();
            headers.put(HEADER, "Bearer " + bearer.token());
            applier.apply(headers);
        } catch (IOException _) {
            // What it says may name the content of a key's file.
            applier.fail(Status.UNAUTHENTICATED.withDescription("there are no credentials of Google Cloud"));
        }
    }
}
