package io.sapphire.analytics.fold;

import io.sapphire.analytics.table.Sheet;
import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent.RoundClosed;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Critique;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Signal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Rows about what agents believed and what was made of it. For one thread at a time. */
final class AgentRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sheet sheet;
    private final Seats seats;

    AgentRows(Sheet sheet, Seats seats) {
        this.sheet = sheet;
        this.seats = seats;
    }

    void observe(MarketFrame frame) {
        if (seats.observe(frame)) {
            performance(frame.symbol().value(), frame.end());
        }
    }

    /** The recording is over: how they all did. */
    void end(Optional<Instant> now) {
        now.ifPresent(time -> seats.symbols().forEach(symbol -> performance(symbol, time)));
    }

    void hear(Signal signal) {
        seats.of(signal.agent(), signal.symbol()).hear(signal);
        sheet.row("signals", Optional.of(signal.eventTime()))
                .text("agent", signal.agent())
                .text("symbol", signal.symbol())
                .integer("frame", signal.frame())
                .text("direction", signal.direction())
                .integer("confidence_ppm", signal.confidence().ppm())
                .integer("horizon_seconds", signal.horizon().toSeconds())
                .decimal("expected_return_bp", Ratio.bp(signal.expectedReturn()))
                .decimal("risk_bp", Ratio.bp(signal.risk()))
                .text("rationale", signal.rationale())
                .json("evidence", evidence(signal.evidence()))
                .time("expiry_time", signal.expiry());
    }

    void refuse(AgentId agent, Symbol symbol) {
        seats.of(agent, symbol).refuse();
    }

    void close(RoundClosed round) {
        round.missing().forEach(agent -> seats.of(agent, round.symbol()).miss());
    }

    void reason(Reasoning reasoning, Optional<Instant> now) {
        seats.of(reasoning.agent(), reasoning.symbol()).reason(reasoning);
        sheet.row("llm_calls", now)
                .text("agent", reasoning.agent())
                .text("symbol", reasoning.symbol())
                .text("model", reasoning.model())
                .text("prompt_version", reasoning.promptVersion())
                .text("prompt_sha256", reasoning.promptHash())
                .integer("input_tokens", reasoning.inputTokens())
                .integer("output_tokens", reasoning.outputTokens())
                .decimal("cost_usd", reasoning.cost().e8())
                .integer("latency_ms", reasoning.latency().toMillis())
                .bool("fallback", reasoning.fallback())
                .text("answer", reasoning.answer());
    }

    void criticise(Critique critique, Optional<Instant> now) {
        sheet.row("discussions", now)
                .text("kind", "CRITIQUE")
                .text("agent", critique.author())
                .text("about_agent", critique.subject())
                .text("symbol", critique.symbol())
                .integer("frame", critique.frame())
                .bool("agrees", critique.agrees())
                .text("text", critique.text());
    }

    void decide(Decision decision) {
        var time = Optional.of(decision.eventTime());
        sheet.row("decisions", time)
                .integer("decision_number", decision.number())
                .text("symbol", decision.symbol())
                .integer("frame", decision.frame())
                .text("direction", decision.direction())
                .integer("rise_ppm", decision.rise().ppm())
                .integer("threshold_ppm", decision.threshold().ppm())
                .integer("size_band_percent", decision.sizeBand())
                .decimal("target_notional", decision.target().e8())
                .decimal("price", decision.price().e8())
                .decimal("dissent", decision.dissentE8())
                .integer(
                        "voters",
                        decision.votes().stream().filter(AgentRows::voted).count())
                .integer("seats", decision.votes().size())
                .integer(
                        "checks_failed",
                        decision.checks().stream()
                                .filter(check -> !check.passed())
                                .count())
                .json("checks", checks(decision.checks()));
        decision.votes().forEach(vote -> vote(decision, vote));
        if (decision.direction() != Direction.FLAT) {
            thesis(decision);
        }
    }

    private void vote(Decision decision, Vote vote) {
        seats.of(vote.agent(), decision.symbol()).vote(vote);
        sheet.row("votes", Optional.of(decision.eventTime()))
                .integer("decision_number", decision.number())
                .text("symbol", decision.symbol())
                .text("agent", vote.agent())
                .text("state", vote.state())
                .text("direction", vote.direction())
                .integer("confidence_ppm", vote.confidence().ppm())
                .integer("weight_ppm", vote.weight())
                .decimal("log_odds", vote.logOddsE8())
                .number("signal_frame", vote.signalFrame())
                .text("reason", vote.reason());
    }

    private void thesis(Decision decision) {
        var row = sheet.row("theses", Optional.of(decision.eventTime()))
                .integer("decision_number", decision.number())
                .text("symbol", decision.symbol())
                .text("direction", decision.direction())
                .decimal("price", decision.price().e8())
                .decimal("target_notional", decision.target().e8())
                .integer("rise_ppm", decision.rise().ppm())
                .integer(
                        "agents_for",
                        pointing(decision, decision.direction().sign()).size())
                .integer(
                        "agents_against",
                        pointing(decision, -decision.direction().sign()).size());
        pointing(decision, decision.direction().sign()).stream()
                .max(Comparator.comparingDouble(vote -> vote.weight() * Math.abs((double) vote.logOddsE8())))
                .ifPresent(lead -> {
                    var view = seats.of(lead.agent(), decision.symbol()).view();
                    row.text("lead_agent", lead.agent())
                            .text("rationale", view.rationale())
                            .number("horizon_seconds", view.horizonSeconds())
                            .decimal("expected_return_bp", view.expectedReturnBp());
                });
    }

    private static List<Vote> pointing(Decision decision, int sign) {
        return decision.votes().stream()
                .filter(vote -> voted(vote) && vote.direction().sign() == sign)
                .toList();
    }

    private static boolean voted(Vote vote) {
        return vote.state() == Vote.State.VOTED;
    }

    private void performance(String symbol, Instant time) {
        seats.each(symbol, (agent, seat) -> {
            var sofar = seat.memory();
            sheet.row("agent_performance", Optional.of(time))
                    .text("agent", agent)
                    .text("symbol", symbol)
                    .integer("signals", sofar.signals())
                    .integer("refused", sofar.refused())
                    .integer("missed_rounds", sofar.missedRounds())
                    .integer("votes", sofar.votes())
                    .integer("weight_ppm", sofar.weightPpm())
                    .integer("frames_long", sofar.framesLong())
                    .integer("frames_short", sofar.framesShort())
                    .integer("frames_right", sofar.framesRight())
                    .integer("frames_wrong", sofar.framesWrong())
                    .decimal("paper_return_bp", sofar.paperReturnBp())
                    .integer("model_calls", sofar.modelCalls())
                    .decimal("model_cost_usd", sofar.modelCost());
        });
    }

    private static String evidence(List<Evidence> evidence) {
        return JSON.writeValueAsString(evidence.stream()
                .map(one ->
                        ordered("name", one.name(), "value", Fixed.toPlainString(one.valueE8()), "unit", one.unit()))
                .toList());
    }

    private static String checks(List<Check> checks) {
        return JSON.writeValueAsString(checks.stream()
                .map(check -> ordered(
                        "name",
                        check.name(),
                        "observed",
                        Fixed.toPlainString(check.observedE8()),
                        "required",
                        Fixed.toPlainString(check.requiredE8()),
                        "passed",
                        check.passed(),
                        "enforced",
                        check.enforced()))
                .toList());
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            map.put(namesAndValues[at].toString(), namesAndValues[at + 1]);
        }
        return map;
    }
}
