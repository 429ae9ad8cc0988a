package io.sapphire.analytics.bigquery;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.protobuf.ByteString;
import com.google.protobuf.Int64Value;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.sapphire.analytics.table.StoreException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One committed stream into one table. Every append says at which place in the stream its rows belong, so none can be there
 * twice: after a lost connection what was not acknowledged is sent once more, and whatever had arrived is refused as known.
 * Whatever else goes wrong ends the stream's use: the store is opened anew and asks what is there. For one thread at a time.
 */
final class Lane {
    private static final long PATIENCE_MILLIS = Duration.ofSeconds(30).toMillis();
    /** In one go the way may be lost so often; then it is time for a pause, and that is not taken here. */
    private static final int CONNECTIONS = 2;

    private final WriteService service;
    private final RowForm form;
    private final String stream;
    private final Deque<Append> underway = new ArrayDeque<>();
    private Optional<BlockingClientCall<AppendRowsRequest, AppendRowsResponse>> call = Optional.empty();
    private boolean lost;
    private long next;

    private record Append(AppendRowsRequest request, boolean again) {
        long place() {
            return request.getOffset().getValue();
        }
    }

    Lane(WriteService service, RowForm form) {
        this.service = service;
        this.form = form;
        this.stream = service.create(form.table().name());
    }

    String stream() {
        return stream;
    }

    /** Rows of the table as they travel. Returns before they were taken; {@link #confirm} waits for that. */
    void send(List<ByteString> rows) {
        for (var part : Parts.of(rows)) {
            var append = new Append(request(part), false);
            next += part.size();
            underway.add(append);
            if (!lost) {
                hand(append);
            }
        }
    }

    private AppendRowsRequest request(List<ByteString> rows) {
        return AppendRowsRequest.newBuilder()
                .setWriteStream(stream)
                .setOffset(Int64Value.of(next))
                .setProtoRows(AppendRowsRequest.ProtoData.newBuilder()
                        .setRows(ProtoRows.newBuilder().addAllSerializedRows(rows)))
                .build();
    }

    private void hand(Append append) {
        try {
            var open = call.isPresent() ? call.get() : service.append(stream);
            var request = call.isPresent() ? append.request() : introduced(append.request());
            call = Optional.of(open);
            lost = !open.write(request, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (StatusException gone) {
            lost = true;
        } catch (TimeoutException _) {
            throw late();
        } catch (InterruptedException _) {
            throw interrupted();
        }
    }

    /** The first on a connection says what a row looks like. */
    private AppendRowsRequest introduced(AppendRowsRequest request) {
        var changed = request.toBuilder().setTraceId("sapphire-analytics");
        changed.getProtoRowsBuilder().setWriterSchema(form.schema());
        return changed.build();
    }

    /** Waits until all that was sent was taken. @throws StoreException if it is not known to be */
    void confirm() {
        for (int connections = 1; !underway.isEmpty(); ) {
            var reason = lost ? Optional.of(Status.UNAVAILABLE) : read();
            if (reason.isPresent()) {
                if (connections++ == CONNECTIONS) {
                    throw service.refused(reason.get());
                }
                sendAgain();
            }
        }
    }

    /** @return why the connection is lost, if it is */
    private Optional<Status> read() {
        try {
            var response = call.orElseThrow().read(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (response == null) {
                return Optional.of(Status.UNAVAILABLE.withDescription("the connection was closed"));
            }
            accept(underway.element(), response);
            underway.remove();
            return Optional.empty();
        } catch (StatusException gone) {
            return Optional.of(gone.getStatus());
        } catch (TimeoutException _) {
            throw late();
        } catch (InterruptedException _) {
            throw interrupted();
        }
    }

    private void accept(Append append, AppendRowsResponse response) {
        if (response.hasError()) {
            boolean known = response.getError().getCode() == Status.Code.ALREADY_EXISTS.value();
            if (!known || !append.again()) {
                throw refused(append, response);
            }
            return;
        }
        var result = response.getAppendResult();
        if (result.hasOffset() && result.getOffset().getValue() != append.place()) {
            throw new StoreException("BigQuery put rows of %s at place %d of their stream, not at %d"
                    .formatted(table(), result.getOffset().getValue(), append.place()));
        }
    }

    private StoreException refused(Append append, AppendRowsResponse response) {
        var first = response.getRowErrorsList().stream()
                .map(error -> "; row %d: %s".formatted(append.place() + error.getIndex(), error.getMessage()))
                .findFirst();
        return new StoreException("BigQuery refuses rows of %s at place %d of their stream: %s%s"
                .formatted(table(), append.place(), response.getError().getMessage(), first.orElse("")));
    }

    private void sendAgain() {
        close();
        lost = false;
        var waiting = List.copyOf(underway);
        underway.clear();
        for (var append : waiting) {
            var again = new Append(append.request(), true);
            underway.add(again);
            if (!lost) {
                hand(again);
            }
        }
    }

    private StoreException late() {
        return new StoreException("BigQuery does not take rows of %s within %d s"
                .formatted(table(), TimeUnit.MILLISECONDS.toSeconds(PATIENCE_MILLIS)));
    }

    private StoreException interrupted() {
        Thread.currentThread().interrupt();
        return new StoreException("interrupted while rows of " + table() + " were written");
    }

    private String table() {
        return form.table().name();
    }

    void close() {
        call.ifPresent(open -> open.cancel("not needed any more", null));
        call = Optional.empty();
    }
}
