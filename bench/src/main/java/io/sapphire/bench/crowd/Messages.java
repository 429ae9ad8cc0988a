package io.sapphire.bench.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.bench.store.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the gateway tells, heard once: an order that leaves, and that it expired.
 *
 * @param frames as they go over the wire, without the chunks around them
 */
record Messages(List<String> frames) {
    private static final int KINDS = 2;
    private static final String BEGIN = "event: order";

    static Messages of(Herald gateway) {
        try (var socket = new Socket("127.0.0.1", gateway.port())) {
            socket.getOutputStream().write(gateway.request().getBytes(UTF_8));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            var _ = skipTo(lines, "event: hello");
            return new Messages(IntStream.range(0, KINDS)
                    .mapToObj(_ -> next(gateway, lines))
                    .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String next(Herald gateway, BufferedReader lines) {
        gateway.tell();
        try {
            var id = skipTo(lines, BEGIN);
            return BEGIN + "\n" + id + "\n" + lines.readLine() + "\n\n";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return the line after it */
    private static String skipTo(BufferedReader lines, String wanted) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(wanted)) {
                return String.valueOf(lines.readLine());
            }
        }
        throw new IllegalStateException("the gateway told no '" + wanted + "'");
    }

    /** A file of each. */
    List<Path> files() {
        var folder = Server.folder("messages");
        return IntStream.range(0, frames.size())
                .mapToObj(number -> file(folder.resolve("message-" + number), frames.get(number)))
                .toList();
    }

    private static Path file(Path path, String content) {
        try {
            return Files.writeString(path, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The JSON of each, with the mark that stands in the gateway's ids. */
    List<String> bodies() {
        return frames.stream()
                .map(frame -> frame.substring(frame.indexOf("data: ") + "data: ".length())
                        .strip())
                .map(json -> json + " " + (char) OrderTalk.MARK)
                .toList();
    }

    /** Bytes of one, on average. */
    double bytes() {
        return frames.stream().mapToInt(String::length).average().orElseThrow();
    }
}
