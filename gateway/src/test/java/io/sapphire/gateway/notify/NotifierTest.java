package io.sapphire.gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Side;
import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway that tells a receiver and a chat on this machine. */
class NotifierTest {
    private static final Instant NEWS = Instant.parse("2100-01-01T00:00:00Z");
    private static final String BOT_TOKEN = "4711:canary-of-the-bot";
    private static final long CHAT = -100;
    private static final long ANN = 7;

    @TempDir
    Path secrets;

    private final FakeServer people = new FakeServer();
    private final FakeCoordinator coordinator = FakeCoordinator.telling(Story.seeded("run", 5, 12));

    @BeforeEach
    void writeSecrets() throws IOException {
        Files.writeString(secrets.resolve("bot"), BOT_TOKEN);
        Files.writeString(secrets.resolve("key"), "key");
    }

    @AfterEach
    void stop() {
        people.close();
        coordinator.close();
    }

    private RunningGateway telling() {
        return RunningGateway.reading(
                        coordinator,
                        "notices.webhook=" + people.address() + "/hook",
                        "notices.webhook-key=file:" + secrets.resolve("key"),
                        "notices.telegram.token=file:" + secrets.resolve("bot"),
                        "notices.telegram.chat=" + CHAT,
                        "notices.telegram.users=" + ANN,
                        "notices.telegram.address=" + people.address())
                .caughtUp(coordinator);
    }

    private void said(long user, long chat, long at, String text) {
        people.say("""
            {"ok":true,"result":[{"update_id":41,"message":{"message_id":1,"date":%d,"from":{"id":%d},
            "chat":{"id":%d},"text":"%s"}}]}\
            """.formatted(at, user, chat, text));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    @Test
    void newsReachesTheWebhookSignedAndTheChatAndWhatIsOldReachesNobody() throws InterruptedException {
        try (var _ = telling()) {
            coordinator.tell(story -> {
                story.recordFrom(NEWS);
                story.frame(13, "60000");
                story.trade(13, "60000", Side.BUY, "0.01");
            });
            var post = people.first("/hook");
            assertThat(post.body())
                    .contains("\"kind\":\"fill\"", "\"runId\":\"run\"", "BUY 0.01 BTCUSDT at 60000")
                    .contains("\"seq\":" + coordinator.lastSequence());
            assertThat(post.signature()).isEqualTo(HmacSha256.of("key", post.body()));
            var message = people.first("/sendMessage");
            assertThat(message.path()).isEqualTo("/bot" + BOT_TOKEN + "/sendMessage");
            assertThat(message.body()).contains("\"chat_id\":-100", "BUY 0.01 BTCUSDT at 60000");
        }
    }

    @Test
    void namedUserHaltsFromTheChatAndIsToldWhatWasRecorded() throws InterruptedException {
        said(ANN, CHAT, now(), "/halt@sapphire_bot I do not like this");
        try (var gateway = telling()) {
            assertThat(people.first("/sendMessage").body()).contains("The halt is recorded as event ");
            assertThat(coordinator.log())
                    .extracting(recorded -> recorded.event())
                    .filteredOn(MeshEvent.TradingHalted.class::isInstance)
                    .map(MeshEvent.TradingHalted.class::cast)
                    .singleElement()
                    .satisfies(halt -> {
                        assertThat(halt.operator()).isEqualTo("telegram:7");
                        assertThat(halt.reason()).isEqualTo("I do not like this");
                    });
            assertThat(accessLog(gateway)).contains("\"who\":\"telegram:7\"", "\"request\":\"/halt\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"8, -100", "7, 99"})
    void strangersAndOtherChatsAreNotObeyedNorAnswered(long user, long chat) throws InterruptedException {
        try (var gateway = telling()) {
            said(user, chat, now(), "/halt now");
            said(ANN, CHAT, now(), "/status");
            assertThat(people.first("/sendMessage").body()).contains("run, ACTIVE, venue TRADING", "agents heard");
            assertThat(coordinator.log()).noneMatch(recorded -> recorded.event() instanceof MeshEvent.TradingHalted);
            assertThat(accessLog(gateway)).contains("\"remote\":\"telegram:" + user + "\"");
        }
    }

    @Test
    void whatWasSaidAWhileAgoIsNotDone() throws InterruptedException {
        said(ANN, CHAT, now() - 600, "/halt");
        try (var _ = telling()) {
            assertThat(people.first("/sendMessage").body()).contains("more than two minutes ago, so nothing was done");
            assertThat(coordinator.log()).noneMatch(recorded -> recorded.event() instanceof MeshEvent.TradingHalted);
        }
    }

    @Test
    void withoutAnAddressNobodyIsTold() {
        try (var gateway = RunningGateway.reading(coordinator).caughtUp(coordinator)) {
            assertThat(people.soFar()).isEmpty();
            assertThat(gateway.port()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notices.webhook=ftp://example.com | sapphire.gateway.notices.webhook must be an http or https address",
                "notices.telegram.token=4711:written-down | a secret is named by file:PATH",
                "notices.kinds=fills | a notice is about fill, halt, limit, agent or unprotected; not about 'fills'",
                "notices.most-per-minute=0 | sapphire.gateway.notices.most-per-minute must be 1 to 1000, was 0",
            })
    void whatMakesNoSenseIsSaidAtTheStart(String setting, String sentence) {
        assertThatThrownBy(() -> RunningGateway.reading(coordinator, setting, "notices.telegram.chat=1"))
                .rootCause()
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("written-down");
    }

    private static String accessLog(RunningGateway gateway) {
        return new String(
                gateway.client()
                        .get()
                        .uri("/api/v1/access-log")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
