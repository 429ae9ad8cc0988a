package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.options.SapphireHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SapphireTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void unknownOptionIsOneSentenceAndExitCodeTwo() {
        assertThat(run("up", "--faster")).isEqualTo(2);
        assertThat(err).hasToString("Unknown option: '--faster'; see sapphire up --help.\n");
    }

    @Test
    void valueThatCannotBeReadIsOneSentenceAndExitCodeTwo() {
        assertThat(run("up", "--seed", "x")).isEqualTo(2);
        assertThat(err).hasToString("Invalid value for option '--seed': 'x' is not a long; see sapphire up --help.\n");
    }

    @Test
    void misuseNamesTheHelpOfItsCommand() {
        assertThat(run("simulator", "--port", "x")).isEqualTo(2);
        assertThat(err)
                .hasToString("Invalid value for option '--port': 'x' is not an int; see sapphire simulator --help.\n");
    }

    @Test
    void refusalIsOneSentenceAndTouchesNothing() throws IOException {
        assertThat(run("up", "--port", "0", "--speed", "warp")).isEqualTo(2);
        assertThat(err).hasToString("--speed must be max or a whole number of at least 1, was 'warp'.\n");
        try (Stream<Path> touched = Files.list(home)) {
            assertThat(touched).isEmpty();
        }
    }

    @Test
    void busyPortIsOneSentence() throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(busy.getLocalPort());
            assertThat(run("up", "--port", port)).isEqualTo(1);
            assertThat(err).hasToString("Port %s is in use; choose another one with --port.\n".formatted(port));
        }
    }

    @Test
    void directoryOfAnotherVersionIsOneSentence() throws IOException {
        var data = Files.createDirectory(home.resolve("data"));
        Files.writeString(data.resolve("version"), "7");
        assertThat(run("up", "--port", "0")).isEqualTo(1);
        assertThat(err)
                .hasToString("%s is a data directory of version 7; this program reads and writes version 1.\n"
                        .formatted(data));
    }

    @Test
    void helpNamesTheCommands() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("up ", "simulator ", "./sapphire test");
        assertThat(run("up", "--help")).isZero();
        assertThat(out.toString()).contains("--exit-at-end", "--with-kafka", "--with-redis");
    }

    private int run(String... args) {
        var nobody = new SapphireHome(home);
        return Sapphire.run(nobody, new PrintStream(out, true), new PrintStream(err, true), args);
    }
}
