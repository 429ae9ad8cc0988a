package io.sapphire.bench.store;

import io.sapphire.bench.Contest;
import io.sapphire.local.process.LoopbackPorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The log on its way into Kafka, from our file to the last acknowledgement, against kafka-producer-perf-test: the same broker,
 * size and number of records, all replicas acknowledge, no doubles, lz4. Both run warm in this process.
 */
public final class KafkaContest {
    private static final int RECORDS = 100_000;
    /** What it needs to get going; its own figure leaves them out. */
    private static final int WARM_UP = 5_000;

    private static final double BAR = 0.8;
    private static final String TOOL = "org.apache.kafka.tools.ProducerPerformance";

    private KafkaContest() {}

    public static Contest create() {
        var built = Path.of(System.getProperty("sapphire.kafka-broker", "kafka-broker/target"));
        var ports = LoopbackPorts.free(2);
        var folder = Server.folder("kafka");
        var _ = Server.start(broker(built, folder, ports), folder, ports.getFirst());
        var servers = "127.0.0.1:" + ports.getFirst();
        var log = PublishedLog.open(servers, folder.resolve("events"), RECORDS);
        return new Contest(
                "the log into Kafka, 100 000 events at once",
                "kafka-producer-perf-test 4.2.1, the same records",
                RECORDS,
                BAR,
                log,
                new Rate(RECORDS, "([0-9.]+) records/sec", tool(built, servers, log.recordBytes())));
    }

    private static List<String> broker(Path built, Path folder, List<Integer> ports) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-cp",
                built.resolve("classes") + ":" + built.resolve("lib") + "/*",
                "io.sapphire.kafka.BrokerMain",
                folder.resolve("broker").toString(),
                ports.getFirst().toString(),
                ports.getLast().toString());
    }

    private static Rate.Tool tool(Path built, String servers, int bytes) {
        var loader = new URLClassLoader(jars(built.resolve("lib")), ClassLoader.getPlatformClassLoader());
        String[] arguments = {
            "--topic",
            PublishedLog.OTHERS,
            "--num-records",
            Integer.toString(RECORDS + WARM_UP),
            "--warmup-records",
            Integer.toString(WARM_UP),
            "--record-size",
            Integer.toString(bytes),
            "--throughput",
            "-1",
            "--producer-props",
            "bootstrap.servers=" + servers,
            "acks=all",
            "enable.idempotence=true",
            "compression.type=lz4"
        };
        return () -> within(
                loader,
                () -> captured(() ->
                        loader.loadClass(TOOL).getMethod("main", String[].class).invoke(null, (Object) arguments)));
    }

    private static URL[] jars(Path folder) {
        try (var jars = Files.newDirectoryStream(folder, "*.jar")) {
            var urls = new ArrayList<URL>();
            for (var jar : jars) {
                urls.add(jar.toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException missing) {
            throw new UncheckedIOException("the Kafka broker is not built", missing);
        }
    }

    /** Its classes look for others of theirs, and must not find ours. */
    private static String within(ClassLoader loader, Rate.Tool tool) {
        var thread = Thread.currentThread();
        var own = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return tool.run();
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    private interface Run {
        Object now() throws ReflectiveOperationException;
    }

    private static String captured(Run run) {
        var own = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            var _ = run.now();
            return printed.toString(StandardCharsets.UTF_8);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(TOOL, failure);
        } finally {
            System.setOut(own);
        }
    }
}
