package io.sapphire.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ControlTest {
    private static FakeCoordinator coordinator;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        coordinator = FakeCoordinator.telling(Story.seeded("run", 11, 6));
        gateway = RunningGateway.reading(coordinator).caughtUp(coordinator);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        coordinator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"halt", "reduce", "flatten"})
    void aCommandIsPassedOnWithWhoGaveItAndAnswersWithItsSequence(String action) {
        order(action, "{\"reason\":\" x \"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sequence")
                .isEqualTo(coordinator.lastSequence());
        assertThat(coordinator.orders()).contains(action.toUpperCase(Locale.ROOT) + " api-token x");
        gateway.client()
                .get()
                .uri("/api/v1/risk?at-least=" + coordinator.lastSequence())
                .exchange()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("HALTED")
                .jsonPath("$.by")
                .isEqualTo("api-token");
    }

    @Test
    void aCommandCanBeAboutOneMarketOrOneAgent() {
        order("halt", "{\"reason\":\"x\",\"symbol\":\"BTCUSDT\"}")
                .expectStatus()
                .isOk();
        order("halt", "{\"reason\":\"x\",\"agentId\":\"trend\"}").expectStatus().isOk();
        assertThat(coordinator.orders()).contains("HALT api-token x on BTCUSDT", "HALT api-token x on trend");
        order("flatten", "{\"reason\":\"x\",\"agentId\":\"trend\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("an agent can only be halted and resumed");
    }

    @Test
    void anAgentIsAddedAndRemovedWithAReasonAndWhoCannotBeReachedIsTold() {
        agents("", "{\"reason\":\"a second opinion\",\"agentId\":\"mine\",\"target\":\"host:9090\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sequence")
                .isEqualTo(coordinator.lastSequence());
        agents("/mine/remove", "{\"reason\":\"enough of it now\"}")
                .expectStatus()
                .isOk();
        assertThat(coordinator.orders())
                .contains("ADD mine host:9090 api-token a second opinion", "REMOVE mine api-token enough of it now");
        agents("", "{\"reason\":\"a second opinion\",\"agentId\":\"silent\",\"target\":\"host:9090\"}")
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("agent silent cannot be reached: nobody is there");
        agents("", "{\"reason\":\"a second opinion\",\"agentId\":\"mine\"}")
                .expectStatus()
                .isBadRequest();
        agents("/mine/remove", "{\"reason\":\"short\"}").expectStatus().isBadRequest();
    }

    private static ResponseSpec agents(String path, String body) {
        return gateway.client()
                .post()
                .uri("/api/v1/agents" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void aLimitIsChangedByItsNameWithAReason() {
        order("limit", "{\"reason\":\"calmer market\",\"limit\":\"max-order-notional\",\"value\":\"400\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sequence")
                .isEqualTo(coordinator.lastSequence());
        assertThat(coordinator.orders()).contains("LIMIT max-order-notional 400 api-token calmer market");
        order("limit", "{\"reason\":\"calmer market\",\"limit\":\"max-oder-notional\",\"value\":\"400\"}")
                .expectStatus()
                .isEqualTo(404)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("there is no limit 'max-oder-notional'");
        order("limit", "{\"reason\":\"calmer market\",\"limit\":\"max-order-notional\"}")
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void aQuestionIsPassedOnAndItsAnswerComesBack() {
        ask("trend", "{\"question\":\" Why? \"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.answer")
                .isEqualTo("api-token asked Why?")
                .jsonPath("$.sequence")
                .isEqualTo(7);
        ask("nobody", "{\"question\":\"Why?\"}")
                .expectStatus()
                .isEqualTo(404)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("the run has no agent nobody");
        ask("mute", "{\"question\":\"Why?\"}")
                .expectStatus()
                .isEqualTo(504)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("agent mute did not answer within 5 s");
        ask("trend", "{\"question\":\" \"}").expectStatus().isBadRequest();
        ask("trend", "{\"q\":\"Why?\"}").expectStatus().isBadRequest();
    }

    private static ResponseSpec ask(String agent, String body) {
        return gateway.client()
                .post()
                .uri("/api/v1/agents/" + agent + "/ask")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void limitsFireOnRequest() {
        gateway.client()
                .get()
                .uri("/api/v1/risk/test-fire?code=ORDER_NOTIONAL")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.shots[0].code")
                .isEqualTo("ORDER_NOTIONAL")
                .jsonPath("$.shots[0].observed")
                .isEqualTo("500.1")
                .jsonPath("$.shots[0].fired")
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "halt|{\"reason\":\"  \"}|The reason must have 1 to 1000 characters.",
                "resume|{\"reason\":\"too short\"}|The reason must have 10 to 1000 characters.",
                "halt|{}|The reason must have 1 to 1000 characters.",
                "halt|{\"reason\":null}|The reason must have 1 to 1000 characters.",
                "halt|{\"reason\":\"x\",\"operator\":\"root\"}|The body must be {\"reason\":\"...\"} and nothing else.",
                "halt|{\"reason\":\"x\"} {}|The body must be {\"reason\":\"...\"} and nothing else.",
                "halt|[[[[[[[[[[[[|The body must be {\"reason\":\"...\"} and nothing else.",
                "halt|reason|The body must be {\"reason\":\"...\"} and nothing else."
            })
    void aCommandWithoutAReasonIsRefused(String action, String body, String sentence) {
        order(action, body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo(sentence);
    }

    @Test
    void aCommandThatIsSentAgainUnderItsKeyIsGivenOnce() {
        var wish = "{\"reason\":\"close it all\"}";
        var first =
                keyed("flatten", "k-1", wish).expectStatus().isOk().expectBody().returnResult();
        long before = coordinator.lastSequence();
        var second =
                keyed("flatten", "k-1", wish).expectStatus().isOk().expectBody().returnResult();
        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(coordinator.lastSequence()).isEqualTo(before);
        keyed("flatten", "k-1", "{\"reason\":\"something else\"}")
                .expectStatus()
                .isEqualTo(422);
        keyed("flatten", "k-2", wish).expectStatus().isOk();
        assertThat(coordinator.lastSequence()).isEqualTo(before + 1);
        keyed("flatten", "x".repeat(101), wish).expectStatus().isBadRequest();
    }

    /** It surely was not done, so the same key may try again. */
    @Test
    void aCommandThatWasRefusedCanBeTriedAgainUnderItsKey() {
        var wish = "{\"reason\":\"the morning looks calm\"}";
        keyed("resume", "k-3", wish).expectStatus().isEqualTo(409);
        keyed("resume", "k-3", wish).expectStatus().isEqualTo(409);
        keyed("resume", "k-3", "{\"reason\":\"another good reason\"}")
                .expectStatus()
                .isEqualTo(409);
    }

    private static ResponseSpec keyed(String action, String key, String body) {
        return gateway.client()
                .post()
                .uri("/api/v1/control/" + action)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void whatTheCoordinatorRefusesIsToldInItsWords() {
        order("resume", "{\"reason\":\"the morning looks calm\"}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("trading has stopped: disk full");
    }

    @Test
    void onlyJsonOfAReasonableSizeIsRead() {
        order("halt", "{\"reason\":\"" + "x".repeat(20_000) + "\"}")
                .expectStatus()
                .isEqualTo(413);
        gateway.client()
                .post()
                .uri("/api/v1/control/halt")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("{\"reason\":\"x\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void aCommandIsNotLostInSilenceWhenNobodyIsThere() {
        var gone = FakeCoordinator.telling(Story.trading("run"));
        try (var lonely = RunningGateway.reading(gone)) {
            gone.close();
            lonely.client()
                    .post()
                    .uri("/api/v1/control/halt")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"reason\":\"x\"}")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("UNAVAILABLE");
        }
    }

    private static ResponseSpec order(String action, String body) {
        return gateway.client()
                .post()
                .uri("/api/v1/control/" + action)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
