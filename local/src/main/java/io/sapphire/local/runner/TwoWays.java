package io.sapphire.local.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One decision as it was recorded and as it would have been, for people and for programs. */
public final class TwoWays {
    private final long decision;
    private final Path run;
    private final Alternative recorded;
    private final Alternative other;
    private final Optional<Simulated> simulated;

    TwoWays(long decision, Path run, Alternative recorded, Alternative other, Optional<Simulated> simulated) {
        this.decision = decision;
        this.run = run;
        this.recorded = recorded;
        this.other = other;
        this.simulated = simulated;
    }

    /** Side by side, as lines of text. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Decision %d of %s; everything before it as recorded.".formatted(decision, run));
        lines.addAll(SideBySide.of(recorded, other));
        simulated.map(Simulated::lines).ifPresent(lines::addAll);
        return lines;
    }

    ObjectNode json() {
        var told = JsonMapper.shared().createObjectNode().put("run", run.toString());
        told.set("recorded", json(recorded));
        told.set("whatIf", json(other));
        var differs = told.putArray("differs");
        SideBySide.differing(recorded, other).forEach(differs::add);
        simulated.map(Simulated::json).ifPresent(simulation -> told.set("simulation", simulation));
        return told;
    }

    /** Without a decision where the one before stands. */
    private static ObjectNode json(Alternative alternative) {
        var told = JsonMapper.shared().createObjectNode();
        alternative.decision().ifPresent(decision -> told.set("decision", DecisionJson.of(decision)));
        var orders = told.putArray("orders");
        alternative.orders().forEach(fact -> orders.add(FactJson.of(fact)));
        return told;
    }
}
