package io.sapphire.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PagesTest {
    private static FakeCoordinator coordinator;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        coordinator = FakeCoordinator.telling(Story.trading("run"));
        gateway = RunningGateway.reading(coordinator).caughtUp(coordinator);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        coordinator.close();
    }

    @Test
    void homeIsMissionControl() {
        gateway.client()
                .get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isFound()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, "/mission-control");
    }

    /** With the page where it was built, with how to build it where it was not. */
    @ParameterizedTest
    @ValueSource(strings = {"/mission-control", "/mission-control/", "/mission-control/decisions/d-1"})
    void everyAddressOfThePageIsThePage(String path) {
        boolean built = new ClassPathResource("static/mission-control/index.html").exists();
        var page = gateway.client()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(new String(Objects.requireNonNull(page), UTF_8))
                .contains(built ? "<script" : "npm ci &amp;&amp; npm run build");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mission-control/none.js",
                "/mission-control/..%2f..%2fgateway.yaml",
                "/mission-control/%2e%2e/GatewayApplication.class",
                "/mission-control/assets/../../io/sapphire/gateway/Gateway.class",
                "/mission-control/a%00.js"
            })
    void nothingLeadsOutOfItsFolder(String path) {
        var status = gateway.client()
                .get()
                .uri(URI.create(gateway.address() + path))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
        assertThat(status).isBetween(400, 404);
    }

    @Test
    void theDescriptionNamesEveryRouteAndEveryReferenceInItLeadsSomewhere() {
        var document = document();
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        var described = document.path("paths")
                .propertyStream()
                .flatMap(path ->
                        path.getValue().propertyStream().map(operation -> operation.getKey() + " " + path.getKey()))
                .collect(Collectors.toSet());
        var routes = AccessTest.endpoints().stream()
                .map(endpoint -> endpoint.method().name().toLowerCase(Locale.ROOT) + " " + endpoint.route())
                .collect(Collectors.toSet());
        assertThat(described).isEqualTo(routes);
        var schemas = document.path("components").path("schemas");
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(schemas.has(reference.substring("#/components/schemas/".length())))
                        .as(reference)
                        .isTrue());
    }

    @Test
    void whatIsAnsweredIsWhatIsDescribed() {
        var schemas = document().path("components").path("schemas");
        for (var pair : Map.of(
                        "/overview",
                        "Overview",
                        "/portfolio",
                        "Portfolio",
                        "/orders",
                        "PageOfOrderRow",
                        "/system",
                        "SystemAnswer")
                .entrySet()) {
            var answer = json("/api/v1" + pair.getKey() + (pair.getKey().equals("/system") ? "?at-least=6" : ""));
            var described = schemas.path(pair.getValue())
                    .path("properties")
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(answer.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet()))
                    .isEqualTo(described);
        }
    }

    @Test
    void peopleGetATable() {
        gateway.client()
                .get()
                .uri("/api/docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("GET /api/v1/market/{symbol}/candles", "at-least"));
    }

    @Test
    void aTakenPortIsNamedInOneSentence() {
        assertThatThrownBy(() -> RunningGateway.reading(coordinator, "port=" + gateway.port())
                        .close())
                .rootCause()
                .hasMessage("the gateway cannot listen on 127.0.0.1:" + gateway.port()
                        + ": the port is in use, or the address is not this machine's");
    }

    @Test
    void aMisspeltSettingIsRefused() {
        assertThatThrownBy(() -> RunningGateway.reading(coordinator, "tokn=x").close())
                .hasStackTraceContaining("sapphire.gateway.tokn");
    }

    private static JsonNode document() {
        return json("/api/v1/openapi.json");
    }

    private static JsonNode json(String path) {
        var body = gateway.client()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new JsonMapper().readTree(Objects.requireNonNull(body));
    }
}
