package io.sapphire.local.runner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run came to, and what it might have come to after one decision taken otherwise.
 *
 * @param until venue time of the last event of both
 * @param unasked questions to the language model that the recorded run has no answer to
 */
record Simulated(long decision, Instant until, Totals recorded, Totals simulated, long unasked) {

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("SIMULATION from decision %d on, to %s: the market as recorded, the fills as simulated."
                .formatted(decision, until));
        lines.add("            %20s  %20s".formatted("recorded", "simulated"));
        line(lines, "decisions", recorded.decisions(), simulated.decisions());
        line(lines, "orders", recorded.orders(), simulated.orders());
        line(lines, "fills", recorded.fills(), simulated.fills());
        line(lines, "fees", recorded.fees(), simulated.fees());
        line(lines, "realised", recorded.realised(), simulated.realised());
        line(lines, "equity", recorded.equity(), simulated.equity());
        if (unasked > 0) {
            lines.add(
                    "%d questions to the language model were not asked in the recorded run: agents went by their own rules."
                            .formatted(unasked));
        }
        return lines;
    }

    private static void line(List<String> lines, String name, Object told, Object simulated) {
        lines.add("%-10s  %20s  %20s".formatted(name, told, simulated));
    }

    ObjectNode json() {
        var told = JsonMapper.shared().createObjectNode().put("until", until.toString());
        told.set("recorded", json(recorded));
        told.set("simulated", json(simulated));
        return told.put("unasked", unasked);
    }

    private static ObjectNode json(Totals totals) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("decisions", totals.decisions())
                .put("orders", totals.orders())
                .put("fills", totals.fills())
                .put("fees", totals.fees().toString())
                .put("realised", totals.realised().toString())
                .put("equity", totals.equity().toString());
    }
}
