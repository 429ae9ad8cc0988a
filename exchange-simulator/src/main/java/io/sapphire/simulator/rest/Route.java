package io.sapphire.simulator.rest;

import java.util.Set;

/**
 * Answers one method of one path.
 *
 * @param parameters every name it knows, besides those of a signature
 */
record Route(String method, String path, Weight weight, Set<String> parameters, Handler handler) {
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

    static Route open(String path, Weight weight, Reader reader, String... parameters) {
        return new Route("GET", PREFIX + path, weight, Set.of(parameters), new Handler.Open(reader));
    }

    static Route open(String path, int weight, Reader reader, String... parameters) {
        return open(path, Weight.always(weight), reader, parameters);
    }

    static Route signed(String method, String path, int weight, Writer writer, String... parameters) {
        return new Route(method, PREFIX + path, Weight.always(weight), Set.of(parameters), new Handler.Signed(writer));
    }

    /** Reads something that only the owner may see. */
    static Route owner(String path, Weight weight, Reader reader, String... parameters) {
        Writer writer = (sent, _) -> reader.answer(sent);
        return new Route("GET", PREFIX + path, weight, Set.of(parameters), new Handler.Signed(writer));
    }

    static Route owner(String path, int weight, Reader reader, String... parameters) {
        return owner(path, Weight.always(weight), reader, parameters);
    }

    boolean isSigned() {
        return handler instanceof Handler.Signed;
    }
}
