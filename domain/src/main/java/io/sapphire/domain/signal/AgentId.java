package io.sapphire.domain.signal;

import java.util.regex.Pattern;

/** An agent's name, unique in a mesh, for example {@code trend-momentum}. */
public record AgentId(String value) implements Comparable<AgentId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    public AgentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "agent id must be lower-case letters, digits and hyphens, was '" + value + "'");
        }
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
