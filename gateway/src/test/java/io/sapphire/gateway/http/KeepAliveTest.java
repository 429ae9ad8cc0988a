package io.sapphire.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class KeepAliveTest {
    private static final int PATIENCE_MS = 20_000;

    private static final String SLOW = "GET /api/v1/agents HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + RunningGateway.TOKEN + "\r\n\r\n";
    private static final String REFUSED_AT_ONCE = "GET /api/v1/agents HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

    /** The server forgets to read on when a request that waited for another one is answered on the spot. */
    @Test
    void connectionIsReadOnAfterARequestThatWaitedWasRefusedAtOnce() throws IOException {
        try (var coordinator = FakeCoordinator.telling(Story.seeded("run", 1, 6));
                var gateway = RunningGateway.reading(coordinator).caughtUp(coordinator);
                var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(PATIENCE_MS);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            for (int round = 0; round < 20; round++) {
                send(socket, SLOW + REFUSED_AT_ONCE);
                assertThat(status(answers)).isEqualTo("HTTP/1.1 200 OK");
                assertThat(status(answers)).isEqualTo("HTTP/1.1 401 Unauthorized");
                send(socket, REFUSED_AT_ONCE);
                assertThat(status(answers)).isEqualTo("HTTP/1.1 401 Unauthorized");
            }
        }
    }

    private static void send(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(US_ASCII));
    }

    /** The status line of the next answer, which is read to its end. */
    private static String status(BufferedReader answers) throws IOException {
        var status = answers.readLine();
        int length = 0;
        for (var header = answers.readLine(); !header.isEmpty(); header = answers.readLine()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        assertThat(answers.skip(length)).isEqualTo(length);
        return status;
    }
}
