package io.sapphire.simulator.http;

/** The admin port was asked for something that makes no sense; the message is the one sentence that says why. */
final class MisuseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MisuseException(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
