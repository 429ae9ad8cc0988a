package io.sapphire.agents.reasoning;

/** An answer of a model that is not taken. The message quotes nothing of it. */
public final class RefusedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RefusedAnswerException(String message) {
        super(message);
    }
}
