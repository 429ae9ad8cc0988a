package io.sapphire.coordinator.shell;

/** W3C trace contexts. */
final class Traces {
    private static final int ID_START = 3;
    private static final int ID_END = 35;

    private Traces() {}

    /** The 32 hex digits of the trace; empty if there is none. */
    static String id(String traceparent) {
        return traceparent.length() > ID_END ? traceparent.substring(ID_START, ID_END) : "";
    }
}
