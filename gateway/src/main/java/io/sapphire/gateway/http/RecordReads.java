package io.sapphire.gateway.http;

import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.view.Records.AuditRow;
import io.sapphire.gateway.view.Records.RunItem;
import io.sapphire.gateway.view.Records.Runs;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Questions about what came of the run, who did what, and which runs there are. */
final class RecordReads {
    private static final String OTHERS =
            "The gateway reads the log of the run that trades; finished ones are listed by: sapphire runs.";

    Object attribution(RunView run, Projection all, Query query, Instant now) {
        return run.results().attribution();
    }

    Object gap(RunView run, Projection all, Query query, Instant now) {
        return run.results().gap();
    }

    Object spend(RunView run, Projection all, Query query, Instant now) {
        return run.results().spend();
    }

    Object audit(RunView run, Projection all, Query query, Instant now) {
        var wanted = same(query, "actor", AuditRow::actor)
                .and(same(query, "action", AuditRow::action))
                .and(row -> !row.recordedUs().isBefore(query.from())
                        && !row.recordedUs().isAfter(query.to()));
        return Reads.page(run, run.acts(Reads.before(run, query), query.limit(), wanted), all.asOf());
    }

    private static <R> Predicate<R> same(Query query, String name, Function<R, String> field) {
        return query.text(name)
                .<Predicate<R>>map(wanted -> row -> wanted.equals(field.apply(row)))
                .orElse(_ -> true);
    }

    Object runs(RunView run, Projection all, Query query, Instant now) {
        return new Runs(List.of(new RunItem(run.run(), run.counts(), true)), OTHERS, all.asOf());
    }
}
