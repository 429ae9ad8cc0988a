package io.sapphire.analytics.bigquery;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc.BigQueryWriteBlockingStub;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.sapphire.analytics.table.StoreException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * BigQuery's service that takes rows.
 *
 * @see <a href="https://cloud.google.com/bigquery/docs/reference/storage/rpc/google.cloud.bigquery.storage.v1">BigQueryWrite</a>
 */
final class WriteService implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** The service finds by it where the stream is kept. */
    private static final Metadata.Key<String> ROUTE =
            Metadata.Key.of("x-goog-request-params", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel channel;
    private final CallCredentials credentials;
    private final Dataset dataset;

    WriteService(Access access) {
        this.channel = access.writing().get();
        this.credentials = new BearerCredentials(access.bearer());
        this.dataset = access.dataset();
    }

    /** @return the name of a new stream into a table, whose rows can be read as soon as they were taken */
    String create(String table) {
        var request = CreateWriteStreamRequest.newBuilder()
                .setParent(dataset.path(table))
                .setWriteStream(WriteStream.newBuilder().setType(WriteStream.Type.COMMITTED))
                .build();
        return told(() ->
                stub("parent=" + request.getParent()).createWriteStream(request).getName());
    }

    /** From now on nothing comes through a stream any more, whoever still has it and whatever is on its way. */
    void end(String stream) {
        var request = FinalizeWriteStreamRequest.newBuilder().setName(stream).build();
        try {
            var _ = stub("name=" + stream).finalizeWriteStream(request);
        } catch (StatusRuntimeException failure) {
            // One that nobody used for days is gone.
            if (failure.getStatus().getCode() != Status.Code.NOT_FOUND) {
                throw refused(failure.getStatus());
            }
        }
    }

    BlockingClientCall<AppendRowsRequest, AppendRowsResponse> append(String stream) {
        return ClientCalls.blockingBidiStreamingCall(
                routed("write_stream=" + stream),
                BigQueryWriteGrpc.getAppendRowsMethod(),
                CallOptions.DEFAULT.withCallCredentials(credentials));
    }

    private BigQueryWriteBlockingStub stub(String route) {
        return BigQueryWriteGrpc.newBlockingStub(routed(route))
                .withCallCredentials(credentials)
                .withDeadlineAfter(LIMIT);
    }

    private Channel routed(String route) {
        var headers = new Metadata();
        headers.put(ROUTE, route);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException failure) {
            throw refused(failure.getStatus());
        }
    }

    StoreException refused(Status status) {
        return new StoreException("BigQuery takes no rows for %s: %s"
                .formatted(dataset, status.getDescription() == null ? status.getCode() : status.getDescription()));
    }

    @Override
    public void close() {
        var _ = channel.shutdownNow();
    }
}
