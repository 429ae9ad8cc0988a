package io.sapphire.local.options;

import io.sapphire.domain.signal.AgentId;
import io.sapphire.local.sentence.Refusal;
import java.util.regex.Pattern;

/**
 * One agent that votes.
 *
 * @param target {@code HOST:PORT} where somebody else runs it; empty for one of our own
 */
public record AgentOption(AgentId id, String target) {
    private static final Pattern TARGET = Pattern.compile("[^\\s:,=]+:[1-9][0-9]{0,4}");

    /** Reads {@code ID} or {@code ID=HOST:PORT}. */
    static AgentOption parse(String argument) {
        int split = argument.indexOf('=');
        return split < 0
                ? new AgentOption(id(argument), "")
                : new AgentOption(id(argument.substring(0, split)), target(argument.substring(split + 1)));
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
        return isOwn() ? id.value() : id + "=" + target;
    }
}
