package io.sapphire.local.golive;

import io.sapphire.local.finding.Finding;
import io.sapphire.local.finding.FindingTable;
import io.sapphire.local.options.UpOptions;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.local.stage.Edge;
import io.sapphire.local.stage.Stage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The gate before every stage above paper: confirmed, nothing missing, and written down. */
public final class GoLive {
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final Consumer<String> notices;
    private final String operator;

    /**
     * @param clock this machine's
     * @param notices told what was found
     * @param operator who starts the mesh
     */
    public GoLive(Map<String, String> environment, InstantSource clock, Consumer<String> notices, String operator) {
        this.environment = environment;
        this.clock = clock;
        this.notices = notices;
        this.operator = operator;
    }

    /**
     * @return what the run's log is to keep of it; nothing on paper
     * @throws Refusal if mainnet is not confirmed, or something is missing; nothing has been started or touched then
     */
    public List<OpeningAct> begin(UpOptions options) {
        if (options.stage().stage() == Stage.PAPER) {
            return List.of();
        }
        Confirmation.require(options.stage());
        var findings = new Preflight(options, environment, clock).run();
        notices.accept(FindingTable.of(findings));
        var wrong =
                findings.stream().filter(Finding::isWrong).map(Finding::subject).toList();
        if (!wrong.isEmpty()) {
            throw Refusal.failure("The mesh is not started at stage %s: %s %s not in order, see above."
                    .formatted(options.stage().stage(), String.join(", ", wrong), wrong.size() == 1 ? "is" : "are"));
        }
        return acts(options, findings);
    }

    private List<OpeningAct> acts(UpOptions options, List<Finding> findings) {
        var stage = options.stage().stage();
        var acts = new ArrayList<OpeningAct>();
        var venue = options.isReal()
                ? "orders leave for " + options.stage().venue().rest()
                : "orders are simulated, none leaves";
        acts.add(new OpeningAct(operator, stage.name(), "%s, profile %s".formatted(venue, options.profile())));
        if (stage == Stage.MAINNET) {
            acts.add(edge(options.stage().edge(), findings));
        }
        return List.copyOf(acts);
    }

    private OpeningAct edge(Edge edge, List<Finding> findings) {
        return switch (edge) {
            case Edge.Waived(var reason) -> new OpeningAct(operator, "EDGE_OVERRIDDEN", reason);
            case Edge.Reported _, Edge.Unproven _ ->
                new OpeningAct(
                        operator,
                        "EDGE_SHOWN",
                        findings.stream()
                                .filter(finding -> finding.subject().equals("edge"))
                                .map(Finding::words)
                                .findFirst()
                                .orElseThrow());
        };
    }
}
