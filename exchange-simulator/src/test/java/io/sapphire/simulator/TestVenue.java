package io.sapphire.simulator;

import io.sapphire.simulator.SimulatorProperties.MarketProperties;
import io.sapphire.simulator.SimulatorProperties.MirrorProperties;
import io.sapphire.simulator.signing.TestKey;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A simulator on free ports, and a client with one connection to each of them. */
@CanIgnoreReturnValue
final class TestVenue implements AutoCloseable {
    static final TestKey KEY = new TestKey("4fd0a42218f3eae43a6ce26d22544e986139a01e5b34a62db53757ffca81bae1", 1666);
    /** Longer than any answer takes, short enough to wait for one that never comes. */
    private static final int PATIENCE_MILLIS = 3_000;

    private static final LimitProperties NO_LIMITS =
            new LimitProperties(false, LimitProperties.Clock.VENUE, 2400, 1200);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Simulator simulator;
    private final Http admin;
    private Http venue;
    private long nonce;

    /** An answer with its status of HTTP; nothing is its body if that is not JSON. */
    record Reply(int status, JsonNode body, String text, String head) {}

    TestVenue(Path ledger) {
        this(ledger, List.of(), "max");
    }

    TestVenue(Path ledger, List<MarketProperties> markets, String speed) {
        this(ledger, markets, speed, NO_LIMITS);
    }

    /** In lock-step, on a port that is known. */
    static TestVenue synthetic(Path ledger, int port) {
        var market = List.of(new MarketProperties("synthetic:7", "", ""));
        return new TestVenue(ledger, market, "max", NO_LIMITS, port, MirrorProperties.aster());
    }

    TestVenue(Path ledger, List<MarketProperties> markets, String speed, LimitProperties limits) {
        this(ledger, markets, speed, limits, 0, MirrorProperties.aster());
    }

    /** Follows {@code aster:SYNTHUSDT} of another venue here. */
    TestVenue(Path ledger, int upstream) {
        this(ledger, upstream, "SYNTHUSDT");
    }

    TestVenue(Path ledger, int upstream, String symbol) {
        this(
                ledger,
                List.of(new MarketProperties("aster:" + symbol, "", "")),
                "1",
                NO_LIMITS,
                0,
                new MirrorProperties("http://127.0.0.1:" + upstream, "ws://127.0.0.1:" + upstream));
    }

    private TestVenue(
            Path ledger,
            List<MarketProperties> markets,
            String speed,
            LimitProperties limits,
            int port,
            MirrorProperties mirror) {
        simulator = new Simulator(new SimulatorProperties(
                "127.0.0.1:" + port,
                "127.0.0.1:0",
                ledger,
                markets,
                speed,
                1,
                "10000",
                Duration.ofMillis(50),
                KEY.address().hex(),
                1666,
                limits,
                "0.0001",
                false,
                mirror,
                SimulatorProperties.ModelProperties.usual()));
        venue = new Http(simulator.port());
        admin = new Http(simulator.adminPort());
    }

    int port() {
        return simulator.port();
    }

    Reply get(String pathAndQuery) {
        return venue.call("GET", pathAndQuery, "");
    }

    /** Signed and sent as a query for GET, as a form otherwise. */
    Reply signed(String method, String path, String parameters) {
        if (nonce == 0) {
            nonce = get("/fapi/v3/time").body().path("serverTime").asLong() * 1000;
        }
        nonce++;
        var message = (parameters.isEmpty() ? "" : parameters + "&") + "nonce=" + nonce + "&signer=" + KEY.address();
        var text = message + "&signature=" + KEY.sign(message);
        return method.equals("GET")
                ? venue.call(method, "/fapi/v3/" + path + "?" + text, "")
                : venue.call(method, "/fapi/v3/" + path, text);
    }

    /** As it is: for what a good client would not send. */
    Reply raw(String method, String path, String body) {
        return venue.call(method, path, body);
    }

    /** The venue's clock has moved too far for the nonces so far. */
    void synchronise() {
        nonce = 0;
    }

    Reply step(long completed) {
        return admin.call("POST", "/admin/step", "{\"completed\":" + completed + "}");
    }

    /** The other side hung up. */
    void reconnect() {
        venue.close();
        venue = new Http(simulator.port());
    }

    /** Sets a fault. @return its id */
    long fault(String json) {
        var reply = admin("POST", "/admin/faults", json);
        if (reply.status() != 200) {
            throw new AssertionError(reply.text());
        }
        return reply.body().path("id").asLong();
    }

    Reply admin(String method, String path, String body) {
        return admin.call(method, path, body);
    }

    JsonNode run() {
        return admin.call("GET", "/admin/run", "").body();
    }

    JsonNode state() {
        return admin.call("GET", "/admin/state", "").body();
    }

    @Override
    public void close() {
        venue.close();
        admin.close();
        simulator.close();
    }

    /** One keep-alive connection; as little of HTTP as is needed. */
    private static final class Http implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Http(int port) {
            try {
                socket = new Socket("127.0.0.1", port);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(PATIENCE_MILLIS);
                in = new BufferedInputStream(socket.getInputStream());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        Reply call(String method, String path, String body) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var head = method + " " + path + " HTTP/1.1\r\nHost: test\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            try {
                var out = socket.getOutputStream();
                out.write((head + body).getBytes(StandardCharsets.UTF_8));
                return reply();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private Reply reply() throws IOException {
            var head = head();
            int status = Integer.parseInt(head.substring(9, 12));
            var lower = head.toLowerCase(Locale.ROOT);
            int at = lower.indexOf("content-length: ") + "content-length: ".length();
            var body = in.readNBytes(Integer.parseInt(lower.substring(at, lower.indexOf('\r', at))));
            return new Reply(status, json(body), new String(body, StandardCharsets.UTF_8), head);
        }

        private static JsonNode json(byte[] body) {
            try {
                return JSON.readTree(body);
            } catch (JacksonException undecodable) {
                return MissingNode.getInstance();
            }
        }

        private String head() throws IOException {
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("closed after " + head);
                }
                head.write(next);
            }
            return head.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
