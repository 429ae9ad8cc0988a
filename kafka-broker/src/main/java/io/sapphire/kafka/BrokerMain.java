package io.sapphire.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import sun.misc.Signal;

/** A broker on loopback, in a process that ends with whoever started it: when its standard input closes. */
public final class BrokerMain {

    private BrokerMain() {}

    /** @param args folder of its data, port of clients, port of the controller */
    public static void main(String[] args) throws IOException {
        // Ctrl-C reaches every process of a terminal at once; the supervisor stops them in order.
        Signal.handle(new Signal("INT"), _ -> {});
        var data = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
        var properties = Files.writeString(data.resolve("broker.properties"), settings(data, args[1], args[2]));
        if (!Files.exists(data.resolve("log").resolve("meta.properties"))) {
            format(properties);
        }
        Thread.ofPlatform().daemon().name("end of input").start(BrokerMain::awaitEnd);
        Kafka.main(new String[] {properties.toString()});
    }

    /** One voter by configuration: the ports may be others at the next start. */
    private static String settings(Path data, String port, String controller) {
        return """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$s
            listeners=PLAINTEXT://127.0.0.1:%1$s,CONTROLLER://127.0.0.1:%2$s
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$s
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
            log.dirs=%3$s
            auto.create.topics.enable=false
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            group.initial.rebalance.delay.ms=0
            """.formatted(port, controller, data.resolve("log"));
    }

    private static void format(Path properties) {
        // Kafka's own never begins with a dash, which its tool would take for an option.
        var cluster = Uuid.randomUuid().toString();
        int code = StorageTool.execute(
                new String[] {"format", "--cluster-id", cluster, "--config", properties.toString()}, System.out);
        if (code != 0) {
            throw new IllegalStateException("the broker's data folder cannot be formatted: code " + code);
        }
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException gone) {
            System.err.println("standard input: " + gone.getMessage());
        }
        System.exit(0);
    }
}
