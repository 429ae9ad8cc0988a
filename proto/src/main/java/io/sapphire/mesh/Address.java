package io.sapphire.mesh;

/** Where a service listens. */
sealed interface Address {
    /** The words before the name of a service in this very JVM. */
    String IN_PROCESS = "in-process:";

    record InProcess(String name) implements Address {
        @Override
        public String toString() {
            return IN_PROCESS + name;
        }
    }

    /** @param port 0 lets the machine choose one when listening */
    record Socket(String host, int port) implements Address {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** @throws IllegalArgumentException unless it is {@code in-process:NAME} or {@code HOST:PORT} */
    static Address parse(String text) {
        if (text.startsWith(IN_PROCESS) && text.length() > IN_PROCESS.length()) {
            return new InProcess(text.substring(IN_PROCESS.length()));
        }
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw malformed(text);
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        if (port > 65_535) {
            throw malformed(text);
        }
        return new Socket(text.substring(0, colon), port);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("address must be in-process:NAME or HOST:PORT, was '" + text + "'");
    }
}
