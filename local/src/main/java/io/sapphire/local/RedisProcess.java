package io.sapphire.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.cache.RedisRights;
import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** How the Redis beside the mesh is started: the machine's own, or the one that comes in a jar. */
final class RedisProcess {
    static final String USER = "sapphire";
    private static final String PROGRAM = "redis-server";
    /** All of it can be had again, so nothing is written to the disk, and the oldest makes room. */
    private static final String CONFIGURATION = """
        bind 127.0.0.1
        port %d
        save ""
        appendonly no
        maxmemory 256mb
        maxmemory-policy allkeys-lru
        user default off
        user %s on #%s %s
        """;

    private RedisProcess() {}

    /**
     * A Redis for this machine: its own, else the one from the jar, which is unpacked beside the processes' files.
     *
     * @param searched folders of programs, as {@code PATH} names them
     * @throws Refusal if there is none
     */
    static List<String> command(DataDirectory data, LocalKeys keys, int port, String searched) {
        var file = data.processes().resolve("redis.conf");
        try {
            var password = Files.readString(keys.redisPassword()).strip();
            Files.writeString(file, CONFIGURATION.formatted(port, USER, sha256(password), RedisRights.RULES));
            return List.of(program(data, searched), file.toString());
        } catch (IOException failure) {
            throw Refusal.failure("Redis cannot be started: %s.".formatted(failure.getMessage()), failure);
        }
    }

    private static String program(DataDirectory data, String searched) throws IOException {
        var own = within(searched);
        if (own.isPresent()) {
            return own.get().toString();
        }
        var folder = Files.createDirectories(data.processes().resolve("redis"));
        return ExecutableProvider.newJarResourceProvider(folder.toFile()).get().getPath();
    }

    private static Optional<Path> within(String searched) {
        return Stream.of(searched.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The configuration tells who knows the password, not the password. */
    private static String sha256(String password) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
