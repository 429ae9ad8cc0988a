package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.process.LoopbackPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Redis that a machine gets which has none. */
class RedisProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void machineWithoutRedisGetsTheOneFromTheJar() throws Exception {
        var keys = LocalKeys.in(folder.resolve("keys"));
        int port = LoopbackPorts.free(1).getFirst();
        try (var data = DataDirectory.open(folder.resolve("data"))) {
            var command = RedisProcess.command(data, keys, port, "/nowhere:" + folder + ":");
            assertThat(Path.of(command.getFirst())).startsWith(data.processes()).isExecutable();
            var redis = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("redis.log").toFile())
                    .start();
            try {
                Await.until(LIMIT, () -> listens(port));
                assertThat(kept(port, Files.readString(keys.redisPassword()).strip()))
                        .isEqualTo("value");
            } finally {
                redis.destroy();
                assertThat(redis.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void machinesOwnRedisIsPreferred() throws IOException {
        var own = Files.createFile(folder.resolve("redis-server"));
        assertThat(own.toFile().setExecutable(true)).isTrue();
        try (var data = DataDirectory.open(folder.resolve("data"))) {
            var keys = LocalKeys.in(folder.resolve("keys"));
            assertThat(RedisProcess.command(data, keys, 1, "/nowhere:" + folder))
                    .startsWith(own.toString());
        }
    }

    private static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** With the user, the password and the rights of the mesh. */
    private static String kept(int port, String password) {
        var address = RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(port)
                .withAuthentication(RedisProcess.USER, password.toCharArray())
                .build();
        try (var client = RedisClient.create(address);
                var connection = client.connect()) {
            var _ = connection.sync().set("sapphire:llm:{test}", "value");
            return connection.sync().get("sapphire:llm:{test}");
        }
    }
}
