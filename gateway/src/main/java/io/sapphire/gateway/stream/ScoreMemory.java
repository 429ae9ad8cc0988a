package io.sapphire.gateway.stream;

import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.gateway.kept.KeptScores;
import io.sapphire.gateway.kept.ScoreStore;
import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.view.Agents.AgentRow;
import io.sapphire.gateway.view.Agents.ScoreAnswer;
import io.sapphire.gateway.view.AsOf;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a gateway that starts tell the agents' scorecards as they were told last, until it has read so much of the log
 * itself. They are taken only if the log is the one that they were counted from. {@link #find} and {@link #keeping} for
 * any thread, all else for the views' only.
 */
final class ScoreMemory {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final EventLog log;
    private final Optional<ScoreStore> store;
    private final JsonMapper json;
    private final AtomicReference<@Nullable Counted> counted = new AtomicReference<>();
    private volatile Optional<KeptScores> found = Optional.empty();
    private volatile boolean due;

    private record Counted(String run, String record, AsOf asOf, List<ScoreAnswer> answers) {}

    /** @param store nothing keeps nothing */
    ScoreMemory(EventLog log, Optional<ScoreStore> store, JsonMapper json) {
        this.log = log;
        this.store = store;
        this.json = json;
    }

    /** Looks for the scorecards of the run that begins with a batch. */
    Mono<Void> find(List<Recorded> batch) {
        return batch.getFirst().event() instanceof RunStarted run
                ? Mono.justOrEmpty(store)
                        .doOnNext(_ -> found = Optional.empty())
                        .flatMap(kept -> kept.find(run.runId()))
                        .filterWhen(this::isInTheLog)
                        .doOnNext(kept -> found = Optional.of(kept))
                        .then()
                : Mono.empty();
    }

    private Mono<Boolean> isInTheLog(KeptScores kept) {
        return log.behind(kept.sequence())
                .map(next -> next.previous().equals(kept.record()))
                .defaultIfEmpty(false);
    }

    /** Keeps the scorecards every few seconds, if something is new. */
    Mono<Void> keeping() {
        return store.map(kept -> Flux.interval(EVERY, Schedulers.boundedElastic())
                        .onBackpressureDrop()
                        .concatMap(_ -> keep(kept), 1)
                        .then())
                .orElseGet(Mono::never);
    }

    /** Keeps what was counted since, and has it counted anew at the next event. */
    Mono<Void> keep(ScoreStore kept) {
        return Mono.fromSupplier(() -> counted.getAndSet(null))
                .flatMap(scores -> kept.keep(scores.run(), written(scores)))
                .then(Mono.fromRunnable(() -> due = true));
    }

    private KeptScores written(Counted scores) {
        Map<String, JsonNode> answers = scores.answers().stream()
                .collect(Collectors.toMap(answer -> answer.id().value(), json::valueToTree));
        return new KeptScores(scores.asOf().asOfSeq(), scores.record(), answers);
    }

    /** An event comes: it names the record of the one before, and so the log that the scorecards are of. */
    void before(Recorded next, Projection projection) {
        if (found.isPresent() && found.get().sequence() < next.sequence()) {
            found = Optional.empty();
        }
        if (due && found.isEmpty()) {
            projection.run().ifPresent(run -> {
                due = false;
                counted.set(new Counted(
                        run.run().runId(), next.previous(), projection.asOf(), scores(run, projection.asOf())));
            });
        }
    }

    private static List<ScoreAnswer> scores(RunView run, AsOf asOf) {
        return run.agents().stream()
                .map(AgentRow::id)
                .flatMap(agent -> run.scores(agent).map(scores -> new ScoreAnswer(agent, scores, asOf)).stream())
                .toList();
    }

    /** What was told of an agent, if it tells of more than the views do yet. @param sequence of the views */
    Optional<JsonNode> recalled(AgentId agent, long sequence) {
        return found.filter(kept -> kept.sequence() > sequence)
                .map(kept -> kept.answers().get(agent.value()));
    }
}
