package io.sapphire.local.runner;

import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Signal;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A decision's story for programs: the same as {@link StoryText} tells people. */
final class StoryJson {
    private static final String LIMITS = "limits.";

    private StoryJson() {}

    static ObjectNode of(DecisionStory story) {
        var recorded = story.made().orElseThrow();
        var told = DecisionJson.of(story.decision())
                .put("event", recorded.sequence())
                .put("traceId", recorded.traceId());
        var votes = told.putArray("votes");
        story.decision().votes().forEach(vote -> votes.add(vote(vote, story)));
        var critiques = told.putArray("critiques");
        story.critiques()
                .forEach(critique -> critiques
                        .addObject()
                        .put("author", critique.author().value())
                        .put("subject", critique.subject().value())
                        .put("agrees", critique.agrees())
                        .put("text", critique.text()));
        var limits = told.putObject("limits");
        story.run().stream()
                .flatMap(run -> run.settings().stream())
                .filter(setting -> setting.key().startsWith(LIMITS))
                .forEach(setting -> limits.put(setting.key().substring(LIMITS.length()), setting.value()));
        var orders = told.putArray("orders");
        story.facts().forEach(fact -> orders.add(FactJson.of(fact)));
        return told;
    }

    private static ObjectNode vote(Vote vote, DecisionStory story) {
        var told = DecisionJson.of(vote);
        if (vote.state() == Vote.State.VOTED) {
            story.word(vote.agent()).ifPresent(signal -> told.set("signal", signal(signal)));
            story.reasoning(vote.agent()).ifPresent(asked -> told.set("asked", asked(asked)));
        }
        return told;
    }

    private static ObjectNode signal(Signal signal) {
        var told = JsonMapper.shared()
                .createObjectNode()
                .put("frame", signal.frame())
                .put("horizon", signal.horizon().toString())
                .put("rationale", signal.rationale());
        var evidence = told.putArray("evidence");
        signal.evidence()
                .forEach(one -> evidence.addObject()
                        .put("name", one.name())
                        .put("value", Fixed.toPlainString(one.valueE8()))
                        .put("unit", one.unit()));
        return told;
    }

    private static ObjectNode asked(Reasoning asked) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("model", asked.model())
                .put("inputTokens", asked.inputTokens())
                .put("outputTokens", asked.outputTokens())
                .put("costUsd", asked.cost().toString())
                .put("fallback", asked.fallback())
                .put("answer", asked.answer());
    }
}
