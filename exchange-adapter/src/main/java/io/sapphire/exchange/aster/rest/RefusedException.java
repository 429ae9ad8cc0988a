package io.sapphire.exchange.aster.rest;

/** The venue answered a question with an error. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;

    RefusedException(String path, int code, String reason) {
        super(path + ": the venue says " + code + " " + reason);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
