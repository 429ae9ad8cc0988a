package io.sapphire.agents.reasoning.model;

/** A model that refused a question before it thought about it, and so bills nothing. The message is for the trader. */
public final class ModelFailureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ModelFailureException(String message) {
        super(message);
    }
}
