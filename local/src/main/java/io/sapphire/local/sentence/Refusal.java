package io.sapphire.local.sentence;

/** Something asked for cannot be done; the message is the one sentence that says why. */
public final class Refusal extends RuntimeException {
    private static final int FAILURE = 1;
    private static final int MISUSE = 2;

    private final int exitCode;

    private Refusal(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    private Refusal(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** The command line asks for something that does not exist. */
    public static Refusal misuse(String sentence) {
        return new Refusal(MISUSE, sentence);
    }

    /** The world does not allow what the command line rightly asks for. */
    public static Refusal failure(String sentence) {
        return new Refusal(FAILURE, sentence);
    }

    public static Refusal failure(String sentence, Throwable cause) {
        return new Refusal(FAILURE, sentence, cause);
    }

    public int exitCode() {
        return exitCode;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
