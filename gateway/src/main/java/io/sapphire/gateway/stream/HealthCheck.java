package io.sapphire.gateway.stream;

import io.sapphire.domain.event.Readiness;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.view.Agents.AgentRow;
import io.sapphire.gateway.view.Markets.MarketNow;
import io.sapphire.gateway.view.Markets.QuoteRow;
import io.sapphire.gateway.view.Running.Health;
import io.sapphire.gateway.view.Running.HealthItem;
import io.sapphire.gateway.view.Running.HealthKind;
import io.sapphire.gateway.view.Running.HealthState;
import io.sapphire.gateway.view.Running.Overall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is wrong, from what is known here: the event log and the age of its feeds. */
record HealthCheck(boolean connected, String reading, String failure, Instant now) {

    Health of(Optional<RunView> run) {
        var items = new ArrayList<HealthItem>();
        items.add(coordinator());
        run.ifPresent(view -> {
            items.add(venue(view));
            view.agents().forEach(agent -> items.add(agent(agent)));
            view.marketsNow(now).forEach(market -> items.add(feed(view, market)));
        });
        return new Health(overall(items), List.copyOf(items));
    }

    private static Overall overall(List<HealthItem> items) {
        boolean down = items.stream()
                .anyMatch(item -> item.state() == HealthState.DOWN
                        && (item.kind() == HealthKind.SERVICE || item.kind() == HealthKind.VENUE));
        boolean wrong =
                items.stream().anyMatch(item -> item.state() == HealthState.DOWN || item.state() == HealthState.WARN);
        return down ? Overall.DOWN : wrong ? Overall.DEGRADED : Overall.OK;
    }

    private HealthItem coordinator() {
        if (!failure.isEmpty()) {
            return item("coordinator", HealthKind.SERVICE, HealthState.DOWN, failure);
        }
        if (!connected) {
            return item("coordinator", HealthKind.SERVICE, HealthState.DOWN, "its event log cannot be read");
        }
        return reading.isEmpty()
                ? item("coordinator", HealthKind.SERVICE, HealthState.OK, null)
                : item("coordinator", HealthKind.SERVICE, HealthState.WARN, reading);
    }

    private static HealthItem venue(RunView run) {
        var disputed = run.disputed();
        if (!disputed.isEmpty()) {
            return item(
                    "venue", HealthKind.VENUE, HealthState.WARN, "our position differs from the venue's: " + disputed);
        }
        var detail = run.readinessDetail();
        return switch (run.readiness()) {
            case TRADING -> item("venue", HealthKind.VENUE, HealthState.OK, null);
            case WARM_UP -> item("venue", HealthKind.VENUE, HealthState.OK, "warming up");
            case RECORDING_ENDED -> item("venue", HealthKind.VENUE, HealthState.IDLE, "the recording is over");
            case RECONCILING -> item("venue", HealthKind.VENUE, HealthState.WARN, or(detail, "reconciling"));
            case DISCONNECTED -> item("venue", HealthKind.VENUE, HealthState.DOWN, or(detail, "not reachable"));
        };
    }

    private static String or(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    private static HealthItem agent(AgentRow agent) {
        var id = agent.id().value();
        return switch (agent.state()) {
            case LIVE -> item(id, HealthKind.AGENT, HealthState.OK, null);
            case PROBATION -> item(id, HealthKind.AGENT, HealthState.OK, "on probation");
            case SHADOW -> item(id, HealthKind.AGENT, HealthState.OK, "shadow: scored, not counted");
            case MUTED -> item(id, HealthKind.AGENT, HealthState.WARN, "muted: " + agent.stateReason());
            case REMOVED -> item(id, HealthKind.AGENT, HealthState.IDLE, "removed: " + agent.stateReason());
            case LOST -> item(id, HealthKind.AGENT, HealthState.DOWN, "lost: " + agent.stateReason());
        };
    }

    private static HealthItem feed(RunView run, MarketNow market) {
        var id = market.info().symbol().value();
        var quote = market.quote();
        if (quote == null) {
            return item(id, HealthKind.FEED, HealthState.UNKNOWN, "no frame yet");
        }
        return run.readiness() == Readiness.RECORDING_ENDED
                ? feed(id, HealthState.IDLE, "the recording is over", quote)
                : feed(id, quote);
    }

    private static HealthItem feed(String id, QuoteRow quote) {
        boolean stale = quote.feedAgeMs().compareTo(quote.staleAfterMs()) > 0;
        return stale ? feed(id, HealthState.WARN, "no new frame", quote) : feed(id, HealthState.OK, null, quote);
    }

    private static HealthItem feed(String id, HealthState state, @Nullable String reason, QuoteRow quote) {
        return new HealthItem(id, HealthKind.FEED, state, reason, quote.feedAgeMs(), quote.staleAfterMs());
    }

    private static HealthItem item(String id, HealthKind kind, HealthState state, @Nullable String reason) {
        return new HealthItem(id, kind, state, reason, null, null);
    }
}
