package io.sapphire.secret;

/** A text that only its holder knows. It does not show itself. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** White space around it is none of it. @throws IllegalArgumentException if nothing is left */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        return new Secret(value.strip());
    }

    /** For the one who needs it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
