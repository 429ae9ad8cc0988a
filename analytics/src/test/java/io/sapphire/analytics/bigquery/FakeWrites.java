package io.sapphire.analytics.bigquery;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc.BigQueryWriteImplBase;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamResponse;
import com.google.cloud.bigquery.storage.v1.TableSchema;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Int64Value;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * BigQuery's service that takes rows: checks the offset of every append against the end of its stream, and goes wrong on
 * demand. What it answers then is what the service's contract says, version 1, read 2026-11-23.
 */
final class FakeWrites extends BigQueryWriteImplBase {

    /** What goes wrong with an append. */
    enum Trouble {
        /** The connection is lost before it arrived. */
        LOST,
        /** The connection is lost after it arrived. */
        TAKEN_AND_LOST,
        /** The stream is ended just before, by whoever. */
        ENDED,
        /** The service lost track and holds the stream for shorter than it is. */
        OUT_OF_RANGE,
        /** The service says that the rows are there, though they never were sent before. */
        KNOWN,
        /** The table has got a column meanwhile. */
        GROWN,
        /** The row is refused. */
        BAD_ROW
    }

    final List<Integer> sizes = new ArrayList<>();
    private final Map<String, Stream> streams = new LinkedHashMap<>();
    private final Connection rows;
    private Optional<Trouble> trouble = Optional.empty();
    private Predicate<String> where = _ -> true;
    private int when;

    private static final class Stream {
        private final String table;
        private long length;
        private boolean ended;

        Stream(String table) {
            this.table = table;
        }
    }

    FakeWrites(Connection rows) {
        this.rows = rows;
    }

    /** Once. @param table what it happens to @param after so many appends to it */
    synchronized void expect(Trouble next, Predicate<String> table, int after) {
        trouble = Optional.of(next);
        where = table;
        when = after;
    }

    /** Whether what was expected has not happened yet. */
    synchronized boolean expects() {
        return trouble.isPresent();
    }

    synchronized int streams() {
        return streams.size();
    }

    @Override
    public synchronized void createWriteStream(CreateWriteStreamRequest request, StreamObserver<WriteStream> answer) {
        if (request.getWriteStream().getType() != WriteStream.Type.COMMITTED) {
            answer.onError(Status.INVALID_ARGUMENT.asRuntimeException());
            return;
        }
        var name = request.getParent() + "/streams/s" + streams.size();
        streams.put(name, new Stream(request.getParent().replaceAll(".*/", "")));
        answer.onNext(WriteStream.newBuilder().setName(name).build());
        answer.onCompleted();
    }

    @Override
    public synchronized void finalizeWriteStream(
            FinalizeWriteStreamRequest request, StreamObserver<FinalizeWriteStreamResponse> answer) {
        var stream = streams.get(request.getName());
        if (stream == null) {
            answer.onError(Status.NOT_FOUND.asRuntimeException());
            return;
        }
        stream.ended = true;
        answer.onNext(FinalizeWriteStreamResponse.newBuilder()
                .setRowCount(stream.length)
                .build());
        answer.onCompleted();
    }

    /** As if nobody had used them for days. */
    synchronized void forgetStreams() {
        streams.clear();
    }

    @Override
    public StreamObserver<AppendRowsRequest> appendRows(StreamObserver<AppendRowsResponse> answer) {
        return new StreamObserver<>() {
            private Optional<Descriptor> form = Optional.empty();

            @Override
            public void onNext(AppendRowsRequest request) {
                if (request.getProtoRows().hasWriterSchema()) {
                    form = Optional.of(
                            descriptor(request.getProtoRows().getWriterSchema().getProtoDescriptor()));
                }
                take(request, form.orElseThrow(), answer);
            }

            @Override
            public void onError(Throwable gone) {}

            @Override
            public void onCompleted() {
                answer.onCompleted();
            }
        };
    }

    private synchronized void take(
            AppendRowsRequest request, Descriptor form, StreamObserver<AppendRowsResponse> answer) {
        var stream = streams.get(request.getWriteStream());
        if (stream == null) {
            answer.onError(Status.NOT_FOUND.withDescription("no such stream").asRuntimeException());
            return;
        }
        sizes.add(request.getSerializedSize());
        var now = happens(stream.table);
        if (now.isEmpty()) {
            answer.onNext(append(request, form, stream));
            return;
        }
        switch (now.get()) {
            case LOST ->
                answer.onError(Status.UNAVAILABLE.withDescription("try again").asRuntimeException());
            case TAKEN_AND_LOST -> {
                var _ = append(request, form, stream);
                answer.onError(Status.UNAVAILABLE.withDescription("try again").asRuntimeException());
            }
            case ENDED -> {
                stream.ended = true;
                answer.onNext(append(request, form, stream));
            }
            case OUT_OF_RANGE ->
                answer.onNext(error(Status.Code.OUT_OF_RANGE, "offset is beyond the end of the stream"));
            case KNOWN -> answer.onNext(error(Status.Code.ALREADY_EXISTS, "offset was written already"));
            case BAD_ROW -> answer.onNext(error(Status.Code.INVALID_ARGUMENT, "a row is malformed"));
            case GROWN ->
                answer.onNext(append(request, form, stream).toBuilder()
                        .setUpdatedSchema(TableSchema.getDefaultInstance())
                        .build());
        }
    }

    private Optional<Trouble> happens(String table) {
        if (trouble.isEmpty() || !where.test(table) || when-- > 0) {
            return Optional.empty();
        }
        var now = trouble;
        trouble = Optional.empty();
        return now;
    }

    private AppendRowsResponse append(AppendRowsRequest request, Descriptor form, Stream stream) {
        if (stream.ended) {
            return error(Status.Code.INVALID_ARGUMENT, "the stream has been finalized");
        }
        long place = request.getOffset().getValue();
        if (place < stream.length) {
            return error(Status.Code.ALREADY_EXISTS, "offset was written already");
        }
        if (place > stream.length) {
            return error(Status.Code.OUT_OF_RANGE, "offset is beyond the end of the stream");
        }
        try {
            stream.length +=
                    insert(stream.table, form, request.getProtoRows().getRows().getSerializedRowsList());
        } catch (SQLException | IOException refused) {
            return error(Status.Code.INVALID_ARGUMENT, String.valueOf(refused.getMessage()));
        }
        return AppendRowsResponse.newBuilder()
                .setAppendResult(AppendRowsResponse.AppendResult.newBuilder().setOffset(Int64Value.of(place)))
                .build();
    }

    private static AppendRowsResponse error(Status.Code code, String message) {
        return AppendRowsResponse.newBuilder()
                .setError(
                        com.google.rpc.Status.newBuilder().setCode(code.value()).setMessage(message))
                .build();
    }

    private static Descriptor descriptor(DescriptorProto message) {
        try {
            var file = FileDescriptorProto.newBuilder().addMessageType(message).build();
            return FileDescriptor.buildFrom(file, new FileDescriptor[0])
                    .getMessageTypes()
                    .getFirst();
        } catch (DescriptorValidationException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** All or none. @return how many */
    private int insert(String table, Descriptor form, List<ByteString> serialized) throws SQLException, IOException {
        rows.setAutoCommit(false);
        try {
            for (var row : serialized) {
                insert(table, form, row);
            }
            rows.commit();
            return serialized.size();
        } catch (SQLException | IOException refused) {
            rows.rollback();
            throw refused;
        } finally {
            rows.setAutoCommit(true);
        }
    }

    private void insert(String table, Descriptor form, ByteString bytes) throws SQLException, IOException {
        var message = DynamicMessage.parseFrom(form, bytes);
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (var field : message.getAllFields().entrySet()) {
            var name = field.getKey().getName();
            names.add(name);
            values.add(name.endsWith("_time") ? "make_timestamptz(?)" : "?");
        }
        try (var statement = rows.prepareStatement("insert into %s (%s) values (%s)"
                .formatted(table, String.join(", ", names), String.join(", ", values)))) {
            int at = 0;
            for (var value : message.getAllFields().values()) {
                statement.setObject(++at, Objects.requireNonNull(value));
            }
            var _ = statement.executeUpdate();
        }
    }
}
