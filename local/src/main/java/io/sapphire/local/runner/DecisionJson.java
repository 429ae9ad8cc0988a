package io.sapphire.local.runner;

import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Fixed;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A decision for programs. Exact decimals are strings, probabilities and weights numbers. */
final class DecisionJson {
    private static final double PPM = 1e6;

    private DecisionJson() {}

    static ObjectNode of(Decision decision) {
        var told = JsonMapper.shared()
                .createObjectNode()
                .put("number", decision.number())
                .put("symbol", decision.symbol().value())
                .put("frame", decision.frame())
                .put("eventTime", decision.eventTime().toString())
                .put("direction", decision.direction().name())
                .put("sizeBand", decision.sizeBand())
                .put("target", decision.target().toString())
                .put("price", decision.price().toString())
                .put("rise", decision.rise().ratio())
                .put("threshold", decision.threshold().ratio())
                .put("dissent", Fixed.toPlainString(decision.dissentE8()));
        var votes = told.putArray("votes");
        decision.votes().forEach(vote -> votes.add(of(vote)));
        var checks = told.putArray("checks");
        decision.checks().forEach(check -> checks.add(of(check)));
        return told;
    }

    static ObjectNode of(Vote vote) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("agent", vote.agent().value())
                .put("state", vote.state().name())
                .put("direction", vote.direction().name())
                .put("confidence", vote.confidence().ratio())
                .put("logOdds", Fixed.toPlainString(vote.logOddsE8()))
                .put("weight", vote.weight() / PPM)
                .put("frame", vote.signalFrame())
                .put("reason", vote.reason());
    }

    private static ObjectNode of(Check check) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("name", check.name())
                .put("observed", Fixed.toPlainString(check.observedE8()))
                .put("required", Fixed.toPlainString(check.requiredE8()))
                .put("passed", check.passed())
                .put("enforced", check.enforced());
    }
}
