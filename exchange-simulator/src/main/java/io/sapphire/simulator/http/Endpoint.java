package io.sapphire.simulator.http;

/**
 * Where to listen.
 *
 * @param port 0 for any free one
 */
public record Endpoint(String host, int port) {

    /** @param text {@code HOST:PORT} */
    public static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("where to listen must be HOST:PORT, was '" + text + "'");
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        if (port > 0xffff) {
            throw new IllegalArgumentException("there is no port " + port);
        }
        return new Endpoint(text.substring(0, colon), port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
