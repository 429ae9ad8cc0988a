package io.sapphire.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetersTest {
    private static final String PORT = "OTEL_EXPORTER_PROMETHEUS_PORT";
    private static final String HOST = "OTEL_EXPORTER_PROMETHEUS_HOST";

    @Test
    void whoNamesAPortReadsThereWhatIsMeasured() throws IOException, InterruptedException {
        try (var meters = of(Map.of(PORT, "0", HOST, "127.0.0.1"))) {
            meters.registry().counter("sapphire.tries").increment(3);
            var page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + meters.port() + "/metrics"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("sapphire_tries_total 3.0").isEqualTo(meters.scrape(Meters.Format.TEXT));
        }
    }

    @Test
    void whoAsksForOpenMetricsGetsThem() throws IOException, InterruptedException {
        try (var meters = of(Map.of(PORT, "0", HOST, "127.0.0.1"))) {
            var page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + meters.port() + "/metrics"))
                                    .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5")
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(page.headers().firstValue("Content-Type")).hasValue(Meters.Format.OPEN_METRICS.mediaType());
            assertThat(page.body()).endsWith("# EOF\n");
        }
    }

    @Test
    void nobodyListensUnlessAskedTo() {
        try (var meters = of(Map.of())) {
            assertThat(meters.port()).isEqualTo(-1);
        }
    }

    @Test
    void manyServicesInOneProcessShareOnePage() {
        var mesh = Meters.fresh();
        try (var one = Meters.of(Optional.of(mesh), Map.of(PORT, "0")::get);
                var other = Meters.of(Optional.of(mesh), Map.<String, String>of()::get)) {
            one.registry().counter("sapphire.tries").increment();
            assertThat(other.scrape(Meters.Format.TEXT)).contains("sapphire_tries_total 1.0");
            assertThat(one.port()).isEqualTo(-1);
        }
    }

    @Test
    void aPortThatIsNoneOrTakenIsRefusedInOneSentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Map.of(PORT, "70000")))
                .withMessage("OTEL_EXPORTER_PROMETHEUS_PORT must be a port, was '70000'");
        try (var first = of(Map.of(PORT, "0", HOST, "127.0.0.1"))) {
            var taken = Map.of(PORT, Integer.toString(first.port()), HOST, "127.0.0.1");
            assertThatIllegalStateException()
                    .isThrownBy(() -> of(taken))
                    .withMessageStartingWith("metrics cannot be shown on /127.0.0.1:" + first.port());
        }
    }

    private static Meters of(Map<String, String> variables) {
        return Meters.of(Optional.empty(), variables::get);
    }
}
