package io.sapphire.bench.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The gateway, which follows a log. */
final class GatewayHerald implements Herald {
    private static final String TOKEN = "token-of-the-bench";

    private static final int OK = 200;
    /** Each waits as long as the gateway is patient. */
    private static final int ATTEMPTS = 20;

    private final ToldLog log;
    private final OrderTalk talk = new OrderTalk();
    private final Child process;
    private final int port;

    /** @param more settings, without their prefix */
    GatewayHerald(ToldLog log, String... more) {
        this.log = log;
        var settings = new ArrayList<>(List.of(
                "port=0",
                "coordinator=" + log.target(),
                "token=" + TOKEN,
                "allowed.reads=1000000",
                "allowed.streams=100000"));
        settings.addAll(List.of(more));
        this.process = new Child(
                GatewayMain.class,
                settings.stream()
                        .map(setting -> "--sapphire.gateway." + setting)
                        .toList());
        this.port = Integer.parseInt(process.answer());
        catchUp();
    }

    /** Until the whole log is in its views. */
    private void catchUp() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (Questions.ask(port, get("/api/v1/runs?at-least=" + log.size(), ""))
                            .status()
                    == OK) {
                return;
            }
        }
        throw new IllegalStateException("the gateway does not read the log");
    }

    static GatewayHerald ofOrders(String... more) {
        return new GatewayHerald(new ToldLog(OrderTalk.begun()), more);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String request() {
        return get("/api/v1/events?topics=order", "Accept: text/event-stream\r\n");
    }

    /** @param headers each with its end of line */
    static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + TOKEN + "\r\n" + headers
                + "\r\n";
    }

    @Override
    public void tell() {
        log.tell(talk.next());
    }

    @Override
    public Duration processorTime() {
        return process.processorTime();
    }

    /** The most it ever was, and after a collection now. */
    Heap heap() {
        process.say("heap");
        var answer = process.answer().split(" ");
        return new Heap(Long.parseLong(answer[0]), Long.parseLong(answer[1]));
    }

    /** In bytes. */
    record Heap(long peak, long live) {}

    @Override
    public void close() {
        process.close();
        log.close();
    }
}
