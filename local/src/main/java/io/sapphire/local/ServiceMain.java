package io.sapphire.local;

import io.sapphire.local.sentence.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** One service in a process of its own. It ends with whoever started it: when its standard input closes. */
public final class ServiceMain {
    /**
     * Services wait more than they work, and four JVMs share what may be two cores: the collector without threads of
     * its own takes the least from the others.
     */
    private static final List<String> JVM_FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-Dlogback.configurationFile=logback-service.xml");

    private ServiceMain() {}

    /** @param args name of the service, then its arguments */
    public static void main(String[] args) throws IOException {
        Logs.underOwnConfiguration();
        // Ctrl-C reaches every process of a terminal at once; the supervisor stops them in order.
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        try {
            start(args[0], Arrays.copyOfRange(args, 1, args.length));
        } catch (RuntimeException failure) {
            LoggerFactory.getLogger(ServiceMain.class).error("cannot start", failure);
            System.err.println(Sentence.of(failure));
            System.exit(1);
        }
        awaitEnd(System.in);
        System.exit(0);
    }

    /** The command that starts a service this way, with the JVM and the class path of this one. */
    static List<String> command(Service service, List<String> arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = List.of("-cp", System.getProperty("java.class.path"), ServiceMain.class.getName(), service + "");
        return Stream.of(List.of(java), JVM_FLAGS, program, arguments)
                .flatMap(List::stream)
                .toList();
    }

    private static void start(String name, String[] arguments) {
        var _ = Service.named(name).application().run(arguments);
    }

    private static void awaitEnd(InputStream input) throws IOException {
        while (input.read() >= 0) {}
    }
}
