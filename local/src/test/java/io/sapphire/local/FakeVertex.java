package io.sapphire.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vertex AI on loopback: access tokens for whoever has the key, and the answers of a corpus, one a question, in order. */
final class FakeVertex implements AutoCloseable {
    /** Nobody but this server and Google's client may ever hold it. */
    static final String TOKEN = "ya29.canary-access-token-of-the-fake-vertex";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DRIP_MILLIS = 100;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<JsonNode> corpus;
    private final AtomicInteger questions = new AtomicInteger();

    private FakeVertex(HttpServer server, List<JsonNode> corpus) {
        this.server = server;
        this.corpus = List.copyOf(corpus);
    }

    /** Every so manieth answer of the corpus. */
    static FakeVertex start(int stride) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var fake = new FakeVertex(server, corpus(stride));
        server.setExecutor(fake.threads);
        server.createContext("/token", fake::token);
        server.createContext("/", fake::generate);
        server.start();
        return fake;
    }

    private static List<JsonNode> corpus(int stride) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/reasoning/answers-v1.jsonl"))) {
            var all = lines.map(JSON::readTree).toList();
            return Stream.iterate(0, i -> i < all.size(), i -> i + stride)
                    .map(all::get)
                    .toList();
        }
    }

    /** What was answered so far, oldest first. */
    List<JsonNode> answered() {
        return corpus.subList(0, Math.min(questions.get(), corpus.size()));
    }

    int size() {
        return corpus.size();
    }

    /** Settings of the agents, with a key that this server takes. */
    List<String> settings(Path folder) throws IOException, GeneralSecurityException {
        return Stream.of(
                        "project=canary-project",
                        "location=us-central1",
                        "model=gemini-test",
                        "endpoint=" + address(),
                        "credentials-file=" + key(folder),
                        "input-price=0.3",
                        "output-price=2.5",
                        "timeout=4s",
                        "rest=1ms")
                .map(setting -> "--set=sapphire.agents.reasoning." + setting)
                .toList();
    }

    private Path key(Path folder) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        var account = JSON.createObjectNode()
                .put("type", "service_account")
                .put("project_id", "canary-project")
                .put("private_key_id", "canary-key-id")
                .put("private_key", pem)
                .put("client_email", "canary@canary-project.iam.gserviceaccount.com")
                .put("client_id", "1")
                .put("token_uri", address() + "/token");
        return Files.writeString(folder.resolve("service-account.json"), account.toString());
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void token(HttpExchange exchange) throws IOException {
        var granted = JSON.createObjectNode()
                .put("access_token", TOKEN)
                .put("expires_in", 3600)
                .put("token_type", "Bearer");
        send(exchange, 200, granted.toString().getBytes(UTF_8));
    }

    private void generate(HttpExchange exchange) throws IOException {
        var asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer " + TOKEN).equals(header)) {
            send(exchange, 401, new byte[0]);
            return;
        }
        var answer = corpus.get(Math.min(questions.getAndIncrement(), corpus.size() - 1));
        answer(exchange, answer, body(answer, asked));
    }

    private void answer(HttpExchange exchange, JsonNode answer, byte[] body) throws IOException {
        await(answer.path("delayMillis").asInt(0));
        if (answer.has("location")) {
            exchange.getResponseHeaders().add("Location", answer.get("location").asString());
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (answer.has("cut")) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, Math.min(answer.get("cut").asInt(), body.length - 1));
            exchange.close();
        } else if (answer.path("drip").asBoolean(false)) {
            drip(exchange, body);
        } else {
            send(exchange, answer.get("status").asInt(), body);
        }
    }

    private void drip(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        for (byte one : body) {
            exchange.getResponseBody().write(one);
            exchange.getResponseBody().flush();
            await(DRIP_MILLIS);
        }
    }

    private void await(int millis) {
        try {
            var _ = closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static byte[] body(JsonNode answer, JsonNode asked) {
        var whole = answer.has("text")
                ? candidate(filled(answer.get("text").asString(), asked))
                : filled(answer.get("body").asString(), asked);
        return (whole + " ".repeat(answer.path("padding").asInt(0))).getBytes(UTF_8);
    }

    private static String candidate(String text) {
        var response = JSON.createObjectNode();
        response.putArray("candidates")
                .addObject()
                .put("finishReason", "STOP")
                .putObject("content")
                .put("role", "model")
                .putArray("parts")
                .addObject()
                .put("text", text);
        response.putObject("usageMetadata")
                .put("promptTokenCount", 120)
                .put("candidatesTokenCount", 40)
                .put("totalTokenCount", 160);
        return response.toString();
    }

    /** What a model that wants to do harm has: the token, its instructions, what it was shown. */
    private static String filled(String template, JsonNode asked) {
        var system = asked.at("/systemInstruction/parts/0/text")
                .asString("")
                .replace('\n', ' ')
                .replace("\"", "'");
        var data = asked.at("/contents/0/parts/0/text").asString("");
        return template.replace("{{TOKEN}}", TOKEN)
                .replace("{{SYSTEM}}", system.substring(0, Math.min(150, system.length())))
                .replace("{{DATA}}", data);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
