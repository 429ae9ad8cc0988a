package io.sapphire.gateway.stream;

import static io.sapphire.gateway.Listener.collected;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.market.Side;
import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.Listener;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.projection.Caps;
import io.sapphire.gateway.projection.Projection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

class ResumeTest {

    @Test
    void aClientGetsEveryFactOnceAcrossARestartOfTheGateway() {
        try (var coordinator = FakeCoordinator.telling(Story.seeded("run-a", 3, 90))) {
            var expected = ids(coordinator, 0);
            List<String> before;
            try (var first = RunningGateway.reading(coordinator)) {
                before = collected(Listener.of(first).after("run-a-0").ids(expected.size() / 2));
            }
            coordinator.tell(story -> {
                story.frame(91, "60000");
                story.trade(91, "60000", Side.BUY, "0.01");
            });
            var all = ids(coordinator, 0);
            try (var second = RunningGateway.reading(coordinator)) {
                var after =
                        collected(Listener.of(second).after(before.getLast()).ids(all.size() - before.size()));
                assertThat(before).isEqualTo(all.subList(0, before.size()));
                assertThat(after).isEqualTo(all.subList(before.size(), all.size()));
            }
        }
    }

    @Test
    void aClientThatComesBackBeforeTheViewsAreThereWaitsForWhatItMissed() {
        try (var coordinator = FakeCoordinator.telling(Story.trading("run-a"))) {
            var target = coordinator.port();
            try (var gateway = RunningGateway.reading(coordinator)) {
                assertThat(collected(Listener.of(gateway).after("run-a-0").ids(1)))
                        .hasSize(1);
                coordinator.close();
                var waiting = Listener.of(gateway)
                        .after("run-a-" + coordinator.lastSequence())
                        .ids(3)
                        .collectList()
                        .toFuture();
                try (var again = FakeCoordinator.telling(Story.seeded("run-a", 3, 3), target)) {
                    assertThat(waiting.orTimeout(20, SECONDS).join())
                            .isEqualTo(ids(again, coordinator.lastSequence()).subList(0, 3));
                }
            }
        }
    }

    @Test
    void whatIsForgottenHereIsToldAnewFromTheLogWithTheSameRows() {
        try (var coordinator = FakeCoordinator.telling(Story.seeded("run-a", 3, 300));
                var all = RunningGateway.reading(coordinator);
                var few = RunningGateway.reading(coordinator, "keep.facts=10").caughtUp(coordinator)) {
            var expected = ids(coordinator, 0);
            var rows = collected(facts(all, expected.size()));
            assertThat(collected(facts(few, expected.size()))).isEqualTo(rows);
            assertThat(rows.stream().filter(row -> !row.startsWith("null"))).hasSameSizeAs(expected);
        }
    }

    @Test
    void anIdOfAnotherRunOrNoneAtAllMeansStartingOver() {
        try (var coordinator = FakeCoordinator.telling(Story.seeded("run-b", 3, 9));
                var gateway = RunningGateway.reading(coordinator).caughtUp(coordinator)) {
            for (var id : List.of("run-a-5", "nonsense", "run-b-x", "-", "run-b-99999999999999999999")) {
                var events = collected(Listener.of(gateway).after(id).events().take(3));
                assertThat(events.getFirst().event()).isEqualTo("hello");
                assertThat(events.get(1).event()).isEqualTo("reset");
                assertThat(events.get(1).data()).isEqualTo("{\"runId\":\"run-b\"}");
                assertThat(events.get(2).id()).isNull();
            }
        }
    }

    @Test
    void clientsAreToldWhenAnotherRunBegins() {
        var first = FakeCoordinator.telling(Story.seeded("run-a", 3, 9));
        int port = first.port();
        try (var gateway = RunningGateway.reading(first).caughtUp(first)) {
            var told = Listener.of(gateway)
                    .events()
                    .filter(event -> "reset".equals(event.event()))
                    .mapNotNull(ServerSentEvent::data)
                    .take(1)
                    .collectList()
                    .toFuture();
            first.close();
            try (var second = FakeCoordinator.telling(Story.seeded("run-b", 4, 9), port)) {
                assertThat(told.orTimeout(20, SECONDS).join()).containsExactly("{\"runId\":\"run-b\"}");
                gateway.client()
                        .get()
                        .uri("/api/v1/system?at-least=" + second.lastSequence())
                        .exchange()
                        .expectBody()
                        .jsonPath("$.run.runId")
                        .isEqualTo("run-b");
            }
        }
    }

    private static Flux<String> facts(RunningGateway gateway, long withId) {
        return Listener.of(gateway)
                .after("run-a-0")
                .to("decision,order,fill,position,denial,agent,run,control")
                .events()
                .filter(Listener::isFact)
                .map(event -> event.id() + " " + event.event() + " " + event.data())
                .transform(flux -> takeIds(flux, withId));
    }

    private static Flux<String> takeIds(Flux<String> flux, long count) {
        var seen = new long[1];
        return flux.takeUntil(row -> !row.startsWith("null") && ++seen[0] == count);
    }

    /** Ids of all events that changed a row, after a sequence. */
    private static List<String> ids(FakeCoordinator coordinator, long after) {
        var projection = new Projection(new Caps(50_000, 20_000, 50_000));
        var run = ((RunStarted) coordinator.log().getFirst().event()).runId();
        return coordinator.log().stream()
                .filter(recorded -> !projection.apply(recorded).isEmpty())
                .filter(recorded -> recorded.sequence() > after)
                .map(recorded -> run + "-" + recorded.sequence())
                .toList();
    }
}
