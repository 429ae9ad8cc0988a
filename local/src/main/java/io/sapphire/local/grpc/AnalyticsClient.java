package io.sapphire.local.grpc;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.sapphire.analytics.duckdb.Answer;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.table.v1.Cell;
import io.sapphire.table.v1.Form;
import io.sapphire.table.v1.GetStatusRequest;
import io.sapphire.table.v1.GetStatusResponse;
import io.sapphire.table.v1.Heading;
import io.sapphire.table.v1.QueryRequest;
import io.sapphire.table.v1.QueryResponse;
import io.sapphire.table.v1.TableServiceGrpc;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the analytics of a mesh that runs. */
public final class AnalyticsClient implements AutoCloseable {
    private static final Metadata.Key<String> TOKEN =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    /** On a busy machine an answer may take a while; whoever asks has other things to do, too. */
    private static final int STATUS_SECONDS = 5;
    /** More than the service itself takes for a question. */
    private static final int QUERY_SECONDS = 90;

    private final ManagedChannel channel;

    /** @param target {@code HOST:PORT} */
    public AnalyticsClient(String target) {
        this.channel = MeshChannel.to(target);
    }

    public boolean answers() {
        try {
            return status().isInitialized();
        } catch (StatusRuntimeException _) {
            return false;
        }
    }

    /** Why the tables do not grow, in words; empty while they do. */
    public String failure() {
        try {
            return status().getFailure();
        } catch (StatusRuntimeException silence) {
            return "the analytics do not answer (" + silence.getStatus().getCode() + ")";
        }
    }

    private GetStatusResponse status() {
        return TableServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(STATUS_SECONDS, SECONDS)
                .getStatus(GetStatusRequest.getDefaultInstance());
    }

    /**
     * Asks a question.
     *
     * @param headings told once, before the first row
     * @param rows told one after the other
     * @throws StatusRuntimeException if it is not answered
     */
    public void query(
            String sql, String token, Consumer<List<Answer.Heading>> headings, Consumer<List<Optional<String>>> rows) {
        var header = new Metadata();
        header.put(TOKEN, "Bearer " + token);
        Iterator<QueryResponse> parts = TableServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(header))
                .withDeadlineAfter(QUERY_SECONDS, SECONDS)
                .query(QueryRequest.newBuilder().setSql(sql).build());
        headings.accept(parts.next().getHeadingsList().stream()
                .map(AnalyticsClient::heading)
                .toList());
        while (parts.hasNext()) {
            parts.next()
                    .getRowsList()
                    .forEach(row -> rows.accept(row.getCellsList().stream()
                            .map(AnalyticsClient::cell)
                            .toList()));
        }
    }

    private static Answer.Heading heading(Heading heading) {
        return new Answer.Heading(heading.getName(), form(heading.getForm()));
    }

    private static Answer.Form form(Form form) {
        return switch (form) {
            case FORM_NUMBER -> Answer.Form.NUMBER;
            case FORM_BOOLEAN -> Answer.Form.BOOLEAN;
            case FORM_TEXT, FORM_UNSPECIFIED, UNRECOGNIZED -> Answer.Form.TEXT;
        };
    }

    private static Optional<String> cell(Cell cell) {
        return cell.hasValue() ? Optional.of(cell.getValue()) : Optional.empty();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
