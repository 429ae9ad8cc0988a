package io.sapphire.local.options;

import io.sapphire.domain.signal.AgentId;
import io.sapphire.local.sentence.Refusal;
import java.util.regex.Pattern;

/**
 * One agent that takes part.
 *
 * @param target {@code HOST:PORT} where somebody else runs it; empty for one of our own
 * @param shadow it is scored, and counts in nothing
 */
public record AgentOption(AgentId id, String target, boolean shadow) {
    private static final String SHADOW = "shadow:";
    private static final Pattern TARGET = Pattern.compile("[^\\s:,=]+:[1-9][0-9]{0,4}");

    public AgentOption(AgentId id, String target) {
        this(id, target, false);
    }

    /** Reads {@code ID} or {@code ID=HOST:PORT}, and {@code shadow:} before one that shall not count. */
    static AgentOption parse(String argument) {
        var text = argument.strip();
        boolean shadow = text.startsWith(SHADOW);
        var agent = shadow ? text.substring(SHADOW.length()) : text;
        int split = agent.indexOf('=');
        return split < 0
                ? new AgentOption(id(agent), "", shadow)
                : new AgentOption(id(agent.substring(0, split)), target(agent.substring(split + 1)), shadow);
    }

    /** Whether it is one of those that come with the program. */
    public boolean isOwn() {
        return target.isEmpty();
    }

    private static AgentId id(String name) {
        try {
            return new AgentId(name.strip());
        } catch (IllegalArgumentException notAnAgent) {
            throw Refusal.misuse("--agents: " + notAnAgent.getMessage() + ".");
        }
    }

    private static String target(String text) {
        var target = text.strip();
        if (!TARGET.matcher(target).matches()) {
            throw Refusal.misuse("--agents: an agent of your own is ID=HOST:PORT, was '=" + target + "'.");
        }
        return target;
    }

    @Override
    public String toString() {
        return (shadow ? SHADOW : "") + (isOwn() ? id.value() : id + "=" + target);
    }
}
