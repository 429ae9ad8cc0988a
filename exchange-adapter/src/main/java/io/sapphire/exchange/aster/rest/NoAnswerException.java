package io.sapphire.exchange.aster.rest;

/** The venue did not answer a question in a way that can be understood; asking again may help. */
public final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoAnswerException(String path, String cause) {
        super(path + ": " + cause);
    }
}
