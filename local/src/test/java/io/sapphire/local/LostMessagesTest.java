package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue that forgets to tell: what it did not say is asked for, and the books stay those of the venue. */
@Tag("slow")
class LostMessagesTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void fillsThatWereNeverToldAreFoundByAsking() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", 75);
        try (var test = TestMesh.start(
                folder,
                "--port=0",
                "--speed=max",
                "--market=" + market,
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8")) {
            var admin = test.mesh().places().admin();
            var fault = "{\"mode\":\"user.drop\",\"event\":\"ORDER_TRADE_UPDATE\",\"probability\":0.1,\"seed\":1}";
            assertThat(send(admin, BodyPublishers.ofString(fault), "POST")).contains("\"id\"");
            Await.until(LIMIT, () -> test.mesh().status().recordingEnded());
            assertThat(send(admin, BodyPublishers.noBody(), "GET")).containsPattern("\"hits\":[1-9]");
            var status = test.mesh().status();
            var ledger = VenueLedger.of(admin);
            assertThat(status.fills()).isEqualTo(ledger.fills()).isPositive();
            assertThat(status.equity()).isEqualTo(ledger.equity());
        }
    }

    private static String send(String admin, HttpRequest.BodyPublisher body, String method)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://" + admin + "/admin/faults"))
                    .method(method, body)
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
