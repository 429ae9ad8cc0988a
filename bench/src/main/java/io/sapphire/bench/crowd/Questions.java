package io.sapphire.bench.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Locale;

/** A connection on which one question is asked after the other, with as little between as can be. For one thread. */
final class Questions implements AutoCloseable {
    private static final int NOT_MODIFIED = 304;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    /** @param tag of the answer; empty if it has none */
    record Answer(int status, String tag, byte[] body) {}

    Questions(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Asks once. */
    static Answer ask(int port, String request) {
        try (var questions = new Questions(port)) {
            return questions.ask(request.getBytes(US_ASCII));
        }
    }

    Answer ask(byte[] request) {
        try {
            out.write(request);
            int status = Integer.parseInt(line().split(" ")[1]);
            int length = 0;
            var tag = "";
            for (var header = line(); !header.isEmpty(); header = line()) {
                var parts = header.split(": ", 2);
                switch (parts[0].toLowerCase(Locale.ROOT)) {
                    case "content-length" -> length = Integer.parseInt(parts[1]);
                    case "etag" -> tag = parts[1];
                    default -> {}
                }
            }
            return new Answer(status, tag, status == NOT_MODIFIED ? new byte[0] : in.readNBytes(length));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
