package io.sapphire.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import io.sapphire.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who Redis is, who we are to it, and what is said when one of them is somebody else. */
class RedisAccessTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String PASSWORD = "canary-password-of-redis";

    @TempDir
    Path folder;

    @Test
    void userWithTheRightsOfThePageDoesEverythingWeDo() {
        try (var redis = guarded(RedisRights.RULES);
                var stores =
                        CacheStores.redis(settings(redis.address("redis"), "sapphire", PASSWORD), System::nanoTime)) {
            works(stores);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sapphire:wrong", "nobody:" + PASSWORD, ":", "sapphire:"})
    void wrongOrNoPasswordIsSaidAtOnceAndNotRepeated(String credentials) {
        var user = credentials.split(":", 2)[0];
        var password = credentials.split(":", 2)[1];
        try (var redis = guarded(RedisRights.RULES)) {
            var settings = settings(redis.address("redis"), user, password);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CacheStores.redis(settings, System::nanoTime))
                    .withMessageMatching("Redis at 127\\.0\\.0\\.1:\\d+ refuses us: (WRONGPASS|NOAUTH).*")
                    .satisfies(
                            refusal -> assertThat(refusal.toString() + settings).doesNotContain(PASSWORD, "canary"));
        }
    }

    @Test
    void missingRightsAreSaidAtOnce() {
        try (var redis = guarded("~other:* +@all")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            CacheStores.redis(settings(redis.address("redis"), "sapphire", PASSWORD), System::nanoTime))
                    .withMessageContaining("refuses us: NOPERM");
        }
    }

    @Test
    void securedConnectionNeedsACertificateThatIsVouchedFor() throws Exception {
        var certificate = folder.resolve("redis.pem");
        var key = folder.resolve("redis.key");
        makeCertificate(certificate, key);
        var port = "tls-port %d";
        try (var plain = new TestRedis()) {
            plain.close();
            try (var redis = new TestRedis(
                    "port 0",
                    port.formatted(plain.port()),
                    "tls-cert-file " + certificate,
                    "tls-key-file " + key,
                    "tls-auth-clients no")) {
                var address = plain.address("rediss");
                var trusting = new RedisSettings(
                        address,
                        "",
                        Optional.empty(),
                        Optional.of(certificate),
                        false,
                        TestRedis.KEY,
                        TestRedis.PATIENT);
                try (var stores = CacheStores.redis(trusting, System::nanoTime)) {
                    works(stores);
                }
                var strange = settings(address, "", "");
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> CacheStores.redis(strange, System::nanoTime))
                        .withMessageMatching("Redis at 127.0.0.1:\\d+ cannot be spoken to securely: .*");
            }
        }
    }

    @Test
    void clusterKeepsWhatHasOneNameInOnePlace() {
        try (var redis = new TestRedis("cluster-enabled yes", "cluster-config-file " + folder.resolve("nodes.conf"))) {
            assertThat(redis.cli("CLUSTER", "ADDSLOTSRANGE", "0", "16383")).isEqualTo("OK");
            while (!redis.cli("CLUSTER", "INFO").contains("cluster_state:ok")) {
                Thread.onSpinWait();
            }
            var settings = new RedisSettings(
                    redis.address("redis"),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    TestRedis.KEY,
                    TestRedis.PATIENT);
            try (var stores = CacheStores.redis(settings, System::nanoTime)) {
                works(stores);
            }
            assertThat(slot(redis, CacheRow.GATEWAY_SNAPSHOT.key("run-a")))
                    .isEqualTo(slot(redis, CacheRow.RESUME_WINDOW.key("run-a")))
                    .isNotEqualTo(slot(redis, CacheRow.RESUME_WINDOW.key("run-b")));
        }
    }

    @Test
    void whatIsNoRedisIsSaidToBeNone() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.start();
        try {
            var address = URI.create("redis://127.0.0.1:" + server.getAddress().getPort());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CacheStores.redis(settings(address, "", ""), System::nanoTime))
                    .withMessageMatching("Redis at 127.0.0.1:\\d+ is no Redis: .*");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://:canary-password@127.0.0.1:1",
                "http://127.0.0.1:1",
                "redis://",
                "redis://a b:canary-password",
                "canary-password"
            })
    void addressThatIsNoneIsRefusedAndNotRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(RedisSettings.address(text), "", ""))
                .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain("canary"));
    }

    private TestRedis guarded(String rights) {
        return new TestRedis("user default off", "user sapphire on >" + PASSWORD + " " + rights);
    }

    private static RedisSettings settings(URI address, String user, String password) {
        var known = password.isEmpty() ? Optional.<Secret>empty() : Optional.of(Secret.of(password));
        return new RedisSettings(address, user, known, Optional.empty(), false, TestRedis.KEY, TestRedis.PATIENT);
    }

    private static void works(CacheStores stores) {
        var key = CacheRow.LLM_ANSWER.key("k");
        stores.cache().keep(key, "v".getBytes(UTF_8)).block(LIMIT);
        assertThat(stores.cache().find(key).block(LIMIT)).asString(UTF_8).isEqualTo("v");
        assertThat(count(stores)).isEqualTo(1);
        assertThat(count(stores)).isEqualTo(2);
        assertThat(stores.tally().failures()).isZero();
    }

    private static long count(CacheStores stores) {
        return stores.counters()
                .count("x", Duration.ofMinutes(1))
                .blockOptional(LIMIT)
                .orElseThrow()
                .number();
    }

    private static String slot(TestRedis redis, CacheKey key) {
        return redis.cli("CLUSTER", "KEYSLOT", key.toString());
    }

    private void makeCertificate(Path certificate, Path key)
            throws IOException, GeneralSecurityException, InterruptedException {
        var store = folder.resolve("redis.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "redis",
                        "-dname",
                        "CN=redis",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate("redis").getEncoded()));
        Files.writeString(
                key,
                pem(
                        "PRIVATE KEY",
                        keys.getKey("redis", "changeit".toCharArray()).getEncoded()));
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
    }
}
