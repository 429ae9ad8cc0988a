package io.sapphire.local.runner;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;
import io.sapphire.local.sentence.Refusal;
import java.util.List;

/** One thing that is to be otherwise than recorded. */
sealed interface Change {

    /** As if the agent had never had a seat. */
    record DropAgent(AgentId agent) implements Change {}

    /** @param name a setting of the run, for example {@code limits.max-order-notional}; its group may be left out */
    record Set(String name, String value) implements Change {

        /** Reads {@code NAME=VALUE}. */
        static Set parse(String text) {
            int split = text.indexOf('=');
            if (split < 1) {
                throw Refusal.misuse("--set must be NAME=VALUE, was '" + text + "'.");
            }
            return new Set(text.substring(0, split), text.substring(split + 1));
        }

        boolean names(String key) {
            return key.equals(name) || key.endsWith("." + name) || name.endsWith("." + key);
        }
    }

    /** The agent's word at the decision is another one. */
    record Answer(AgentId agent, Direction direction, Probability confidence) implements Change {}

    /** The start of a run under these changes. @throws Refusal if it has no such setting */
    static RunStarted applied(RunStarted run, List<Change> changes) {
        var changed = run;
        for (var change : changes) {
            changed = change instanceof Set set ? with(changed, set) : changed;
        }
        return changed;
    }

    private static RunStarted with(RunStarted run, Set set) {
        if (run.settings().stream().noneMatch(setting -> set.names(setting.key()))) {
            throw Refusal.misuse("--set: the run has no setting '%s'; it has for example '%s'."
                    .formatted(set.name(), run.settings().getFirst().key()));
        }
        var settings = run.settings().stream()
                .map(setting -> set.names(setting.key()) ? new Setting(setting.key(), set.value()) : setting)
                .toList();
        return new RunStarted(
                run.runId(), run.build(), run.seed(), run.profile(), settings, run.listings(), run.tradingStart());
    }

    /** Whether a recorded event still happens. */
    static boolean leaves(MeshEvent event, List<Change> changes) {
        return changes.stream().noneMatch(change -> switch (change) {
            case DropAgent(var agent) -> isOf(event, agent);
            case Set set -> event instanceof MeshEvent.LimitsChanged changed && set.names(changed.limit());
            case Answer _ -> false;
        });
    }

    private static boolean isOf(MeshEvent event, AgentId agent) {
        return switch (event) {
            case MeshEvent.AgentJoined joined -> joined.agent().id().equals(agent);
            case MeshEvent.AgentLeft left -> left.agent().equals(agent);
            case MeshEvent.AgentMuted muted -> muted.agent().equals(agent);
            case MeshEvent.SignalReceived(var signal) -> signal.agent().equals(agent);
            case MeshEvent.SignalRefused refused -> refused.agent().equals(agent);
            case MeshEvent.CritiqueReceived(var critique) ->
                critique.author().equals(agent) || critique.subject().equals(agent);
            case MeshEvent.Reasoned(var reasoning) -> reasoning.agent().equals(agent);
            default -> false;
        };
    }
}
