package io.sapphire.simulator.rest;

import io.sapphire.simulator.order.Refusal;

/** A request is answered with an error, in the venue's words. */
public final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    RequestException(Refusal refusal) {
        super(refusal.code() + " " + refusal.message());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    static RequestException missing(String parameter) {
        return new RequestException(new Refusal(
                -1102, "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed."));
    }

    static RequestException invalid(String parameter) {
        return of(-1130, "Data sent for parameter '" + parameter + "' is not valid.");
    }

    static RequestException of(int code, String message) {
        return new RequestException(new Refusal(code, message));
    }
}
