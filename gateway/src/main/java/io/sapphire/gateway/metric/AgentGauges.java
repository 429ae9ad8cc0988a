package io.sapphire.gateway.metric;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.view.Agents.AgentRow;
import io.sapphire.gateway.view.Agents.ScoreRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How heard and how good the agents are, as of the last time they were looked at. One series an agent that ever had a seat
 * in the run, or one an agent and market: operators and the venue's listing bound how many there are.
 */
public final class AgentGauges {
    private static final double BASIS_POINTS = 10_000;

    private final List<OfAgent> agents;
    private final List<OfScore> scores;

    private record OfAgent(MultiGauge gauge, Function<AgentRow, @Nullable Number> value) {}

    private record OfScore(MultiGauge gauge, Function<ScoreRow, @Nullable Number> value) {}

    /** Registers every gauge. */
    public AgentGauges(MeterRegistry registry) {
        this.agents = List.of(
                new OfAgent(
                        gauge(registry, "sapphire.agent.weight.ratio", "Share of all seats at the last decision"),
                        AgentRow::weight),
                new OfAgent(
                        gauge(
                                registry,
                                "sapphire.agent.late.answers",
                                "Answers of this run that came after their round"),
                        AgentRow::lateAnswers),
                new OfAgent(
                        gauge(registry, "sapphire.agent.refused.answers", "Answers of this run that did not count"),
                        AgentRow::refusals));
        this.scores = List.of(
                new OfScore(
                        gauge(registry, "sapphire.agent.outcomes", "Claims that were compared with what the price did"),
                        ScoreRow::outcomes),
                new OfScore(
                        gauge(registry, "sapphire.agent.hit.ratio", "Share of the outcomes whose side was right"),
                        ScoreRow::hitRate),
                new OfScore(
                        gauge(
                                registry,
                                "sapphire.agent.brier.ratio",
                                "Mean squared error of the probabilities; 0.25 is a coin's"),
                        ScoreRow::brier),
                new OfScore(
                        gauge(
                                registry,
                                "sapphire.agent.net.ratio",
                                "What trading one unit on its side alone would have left after costs, as a share of"
                                        + " it"),
                        score -> score.netBp() / BASIS_POINTS));
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** Takes the agents' figures; what no outcome says yet has no series. On the views' thread. */
    public void look(Optional<RunView> run) {
        var seated = run.map(RunView::agents).orElse(List.of());
        agents.forEach(one -> one.gauge().register(rows(seated, one.value()), true));
        var scored = seated.stream()
                .flatMap(agent -> run.flatMap(view -> view.scores(agent.id())).stream()
                        .flatMap(List::stream)
                        .map(score -> new Scored(agent, score)))
                .toList();
        scores.forEach(one -> one.gauge()
                .register(scored.stream().flatMap(each -> each.row(one.value())).toList(), true));
    }

    private static List<Row<?>> rows(List<AgentRow> seated, Function<AgentRow, @Nullable Number> value) {
        return seated.stream()
                .flatMap(agent -> row(Tags.of("agent", agent.id().value()), value.apply(agent)))
                .toList();
    }

    private static Stream<Row<?>> row(Tags tags, @Nullable Number value) {
        return value == null ? Stream.empty() : Stream.of(Row.of(tags, value));
    }

    private record Scored(AgentRow agent, ScoreRow score) {

        Stream<Row<?>> row(Function<ScoreRow, @Nullable Number> value) {
            var tags = Tags.of(
                    "agent", agent.id().value(), "symbol", score.symbol().value());
            return AgentGauges.row(tags, value.apply(score));
        }
    }
}
