package io.sapphire.local;

import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.UpOptions;
import io.sapphire.local.process.Backoff;
import io.sapphire.local.process.ChildSpec;
import io.sapphire.local.process.LoopbackPorts;
import io.sapphire.local.process.Supervision;
import io.sapphire.local.process.Supervisor;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The real stores beside the mesh, each in a process of its own, started again when it dies. */
final class Stores implements AutoCloseable {
    private static final Supervision SUPERVISION = new Supervision(
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10)),
            Duration.ofSeconds(60),
            Duration.ofSeconds(15));
    private static final String BROKER = "io.sapphire.kafka.BrokerMain";
    /** Where the broker was built; the command says so, tests find it beside them. */
    private static final String BROKER_FOLDER = "sapphire.kafka-broker";

    private final Supervisor supervisor;
    private final Places places;

    /**
     * Where they listen, if there are any.
     *
     * @param kafka {@code HOST:PORT} of the broker
     * @param redis {@code HOST:PORT}
     */
    record Places(Optional<String> kafka, Optional<String> redis) {
        static final Places NONE = new Places(Optional.empty(), Optional.empty());
    }

    /**
     * Starts those that are asked for.
     *
     * @param notices told what becomes of their processes
     * @throws Refusal if one cannot be started; none is left running then
     */
    Stores(UpOptions options, DataDirectory data, LocalKeys keys, Consumer<String> notices)
            throws InterruptedException {
        this.supervisor = new Supervisor(SUPERVISION, notices);
        try {
            this.places = new Places(
                    options.kafka() ? Optional.of(broker(data)) : Optional.empty(),
                    options.redis() ? Optional.of(redis(data, keys)) : Optional.empty());
        } catch (RuntimeException | InterruptedException failure) {
            supervisor.close();
            throw failure;
        }
    }

    private String broker(DataDirectory data) throws InterruptedException {
        var ports = LoopbackPorts.free(2);
        supervisor.start(new ChildSpec(
                "kafka",
                command(built(), data.kafka(), ports),
                Map.of(),
                data.logs().resolve("kafka.log"),
                data.processes().resolve("kafka.pid"),
                () -> answers(ports.getFirst())));
        return "127.0.0.1:" + ports.getFirst();
    }

    private String redis(DataDirectory data, LocalKeys keys) throws InterruptedException {
        int port = LoopbackPorts.free(1).getFirst();
        supervisor.start(new ChildSpec(
                "redis",
                RedisProcess.command(
                        data,
                        keys,
                        port,
                        Optional.ofNullable(System.getenv("PATH")).orElse("")),
                Map.of(),
                data.logs().resolve("redis.log"),
                data.processes().resolve("redis.pid"),
                () -> answers(port)));
        return "127.0.0.1:" + port;
    }

    private static Path built() {
        var folder = Path.of(System.getProperty(BROKER_FOLDER, "../kafka-broker/target"));
        if (!Files.isDirectory(folder.resolve("lib"))) {
            throw Refusal.failure(
                    "The Kafka broker is not built: mvn package -Pkafka-broker -pl kafka-broker does it.");
        }
        return folder;
    }

    private static List<String> command(Path built, Path data, List<Integer> ports) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-Dorg.apache.logging.log4j.level=INFO",
                "-cp",
                built.resolve("classes") + ":" + built.resolve("lib") + "/*",
                BROKER,
                data.toString(),
                ports.getFirst().toString(),
                ports.getLast().toString());
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    Places places() {
        return places;
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
