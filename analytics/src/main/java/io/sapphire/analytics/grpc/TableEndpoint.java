package io.sapphire.analytics.grpc;

import io.grpc.Status;
import io.sapphire.analytics.duckdb.Answer;
import io.sapphire.analytics.duckdb.QueryException;
import io.sapphire.analytics.follow.Standing;
import io.sapphire.analytics.table.StoreException;
import io.sapphire.table.v1.Cell;
import io.sapphire.table.v1.Form;
import io.sapphire.table.v1.GetStatusRequest;
import io.sapphire.table.v1.GetStatusResponse;
import io.sapphire.table.v1.Heading;
import io.sapphire.table.v1.QueryRequest;
import io.sapphire.table.v1.QueryResponse;
import io.sapphire.table.v1.ReactorTableServiceGrpc.TableServiceImplBase;
import io.sapphire.table.v1.Row;
import io.sapphire.wire.Statuses;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Translates, delegates, translates back. No decisions here. */
public final class TableEndpoint extends TableServiceImplBase {
    private static final int ROWS = 200;

    private final Function<String, Answer> questions;
    private final Supplier<Standing> standing;
    private final String store;

    /** @param store where the tables are, in words */
    public TableEndpoint(Function<String, Answer> questions, Supplier<Standing> standing, String store) {
        this.questions = questions;
        this.standing = standing;
        this.store = store;
    }

    @Override
    public Flux<QueryResponse> query(QueryRequest request) {
        return Flux.using(() -> questions.apply(request.getSql()), TableEndpoint::parts, Answer::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Flux<QueryResponse> parts(Answer answer) {
        var rows = Flux.<QueryResponse>generate(sink -> {
            var next = answer.next(ROWS);
            if (next.isEmpty()) {
                sink.complete();
            } else {
                sink.next(rows(next));
            }
        });
        return Flux.concat(Mono.just(headings(answer)), rows);
    }

    private static QueryResponse headings(Answer answer) {
        return QueryResponse.newBuilder()
                .addAllHeadings(answer.headings().stream()
                        .map(heading -> Heading.newBuilder()
                                .setName(heading.name())
                                .setForm(form(heading.form()))
                                .build())
                        .toList())
                .build();
    }

    private static Form form(Answer.Form form) {
        return switch (form) {
            case TEXT -> Form.FORM_TEXT;
            case NUMBER -> Form.FORM_NUMBER;
            case BOOLEAN -> Form.FORM_BOOLEAN;
        };
    }

    private static QueryResponse rows(List<List<Optional<String>>> rows) {
        var response = QueryResponse.newBuilder();
        for (var row : rows) {
            response.addRows(Row.newBuilder()
                    .addAllCells(row.stream().map(TableEndpoint::cell).toList()));
        }
        return response.build();
    }

    private static Cell cell(Optional<String> value) {
        var cell = Cell.newBuilder();
        value.ifPresent(cell::setValue);
        return cell.build();
    }

    @Override
    public Mono<GetStatusResponse> getStatus(GetStatusRequest request) {
        var now = standing.get();
        return Mono.just(GetStatusResponse.newBuilder()
                .setRunId(now.run())
                .setSequence(now.sequence())
                .setFailure(now.failure())
                .setStore(store)
                .build());
    }

    @Override
    protected Throwable onErrorMap(Throwable failure) {
        return switch (failure) {
            case QueryException e ->
                Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asException();
            case StoreException e ->
                Status.FAILED_PRECONDITION.withDescription(e.getMessage()).asException();
            default -> Statuses.of(failure);
        };
    }
}
