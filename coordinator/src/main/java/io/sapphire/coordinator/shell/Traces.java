package io.sapphire.coordinator.shell;

/** W3C trace contexts. */
final class Traces {
    private static final int ID_START = 3;
    private static final int ID_END = 35;
    private static final int STEP_START = 36;
    private static final int STEP_END = 52;

    private Traces() {}

    /** The 32 hex digits of the trace; empty if there is none. */
    static String id(String traceparent) {
        return traceparent.length() > ID_END ? traceparent.substring(ID_START, ID_END) : "";
    }

    /** The 16 hex digits of the step within it; empty if there is none. */
    static String step(String traceparent) {
        return traceparent.length() > STEP_END ? traceparent.substring(STEP_START, STEP_END) : "";
    }
}
