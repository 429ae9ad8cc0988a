package io.sapphire.simulator.rest;

/**
 * Answers one method of one path.
 *
 * @param weight what a call costs of the client's budget per minute
 */
record Route(String method, String path, int weight, Handler handler) {
    static final String PREFIX = "/fapi/v3/";

    /** Who may call. */
    sealed interface Handler {

        /** Anybody. */
        record Open(Reader reader) implements Handler {}

        /** The owner of the account; the nonce of the signature comes along. */
        record Signed(Writer writer) implements Handler {}
    }

    interface Reader {
        Answer answer(Parameters parameters);
    }

    interface Writer {
        Answer answer(Parameters parameters, long nonce);
    }

    static Route open(String path, int weight, Reader reader) {
        return new Route("GET", PREFIX + path, weight, new Handler.Open(reader));
    }

    static Route signed(String method, String path, int weight, Writer writer) {
        return new Route(method, PREFIX + path, weight, new Handler.Signed(writer));
    }

    /** Reads something that only the owner may see. */
    static Route owner(String path, int weight, Reader reader) {
        return signed("GET", path, weight, (parameters, _) -> reader.answer(parameters));
    }
}
