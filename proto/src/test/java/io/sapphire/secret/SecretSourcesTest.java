package io.sapphire.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSourcesTest {
    private static final String CANARY = "canary-7b1e";
    private static final String MANAGED = "gcp:projects/p-1/secrets/venue-key/versions/3";

    @TempDir
    Path folder;

    private final AtomicReference<String> answer = new AtomicReference<>("");
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private int status = 200;
    private HttpServer google;
    private SecretSources sources;

    @BeforeEach
    void open() throws IOException {
        google = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        google.createContext("/", exchange -> {
            asked.set(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            var body = answer.get().getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        google.start();
        var address = URI.create("http://127.0.0.1:" + google.getAddress().getPort());
        sources = new SecretSources(Map.of("KEY", " " + CANARY + "\n"), new GoogleSecrets(address, () -> "ya29.token"));
    }

    @AfterEach
    void close() {
        google.stop(0);
    }

    @Test
    void mountedFileAndVariableAreReadWithoutTheirWhiteSpace() throws IOException {
        var file = Files.writeString(folder.resolve("key"), CANARY + "\n");
        assertThat(read("file:" + file)).isEqualTo(CANARY);
        assertThat(read(file.toString())).isEqualTo(CANARY);
        assertThat(read("env:KEY")).isEqualTo(CANARY);
    }

    /** The path and the answer's fields are those of the service's reference, version 1, read 2026-11-23. */
    @Test
    void secretManagerIsAskedWithOurTokenAndItsChecksumIsChecked() {
        answer.set(answer(CANARY, checksum(CANARY)));
        assertThat(read(MANAGED)).isEqualTo(CANARY);
        assertThat(asked).hasValue("GET /v1/projects/p-1/secrets/venue-key/versions/3:access Bearer ya29.token");
        answer.set(answer(CANARY, checksum("another")));
        refused(MANAGED, "Secret Manager's answer for " + MANAGED + " holds no secret");
        assertThat(SecretReference.parse("gcp:projects/p-1/secrets/venue-key"))
                .hasToString("gcp:projects/p-1/secrets/venue-key/versions/latest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"payload\":{}}", "{\"payload\":{\"data\":\"" + CANARY + "!\"}}", CANARY})
    void answerThatHoldsNoSecretIsNotRepeated(String other) {
        answer.set(other);
        refused(MANAGED, "Secret Manager's answer for " + MANAGED + " holds no secret");
    }

    @Test
    void refusalIsOneSentence() {
        status = 403;
        answer.set(CANARY);
        refused(MANAGED, "Secret Manager answered 403 for " + MANAGED);
        google.stop(0);
        refused(MANAGED, "Secret Manager cannot be reached for " + MANAGED + ": ConnectException");
        var without = new SecretSources(Map.of(), new GoogleSecrets(URI.create("http://127.0.0.1:1"), () -> {
            throw new IOException("no key in " + CANARY);
        }));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> without.read(SecretReference.parse(MANAGED)))
                .withMessage("there are no credentials of Google Cloud to ask for " + MANAGED);
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        refused("env:OTHER", "the variable OTHER, which should hold a secret, is not set");
        refused("file:/no/key", "the secret's file /no/key cannot be read");
        var empty = Files.writeString(folder.resolve("empty"), "\n");
        refused(empty.toString(), "the secret's file " + empty + " is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {CANARY, "env:" + CANARY, "gcp:" + CANARY, ""})
    void secretWrittenDownInsteadOfAReferenceIsRefusedAndNotRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretReference.parse(text))
                .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain(CANARY));
    }

    @Test
    void secretDoesNotShowItself() {
        assertThat(Secret.of(CANARY)).hasToString("***");
    }

    private String read(String reference) {
        return sources.read(SecretReference.parse(reference)).reveal();
    }

    private void refused(String reference, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(reference))
                .withMessage(sentence)
                .withNoCause();
    }

    private static String answer(String secret, long checksum) {
        return "{\"name\":\"n\",\"payload\":{\"data\":\"%s\",\"dataCrc32c\":\"%d\"}}"
                .formatted(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)), checksum);
    }

    private static long checksum(String text) {
        var sum = new CRC32C();
        sum.update(text.getBytes(UTF_8));
        return sum.getValue();
    }
}
