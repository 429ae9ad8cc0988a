package io.sapphire.gateway.flow;

/** A way from one place in the mesh to another. @param what goes there */
record Line(String from, String to, String what) {
    static final String ADAPTER = "exchange-adapter";
    static final String COORDINATOR = "coordinator";
    static final String GATEWAY = "gateway";
    static final String READERS = "readers";

    static final Line FRAMES = new Line(ADAPTER, COORDINATOR, "market frames");
    static final Line REPORTS = new Line(ADAPTER, COORDINATOR, "reports of orders and account");
    static final Line ORDERS = new Line(COORDINATOR, ADAPTER, "orders, to the venue's first word");
    static final Line EVENTS = new Line(COORDINATOR, GATEWAY, "events of the log");
    static final Line FACTS = new Line(GATEWAY, READERS, "facts and values");

    /** What a market shows is put to an agent, which answers or is missed. */
    static Line round(String agent) {
        return new Line(COORDINATOR, agent, "frames, to the end of the round");
    }
}
