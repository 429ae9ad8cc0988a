package io.sapphire.gateway.stream;

import static io.sapphire.gateway.Listener.collected;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Side;
import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.Listener;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class StreamTest {
    private FakeCoordinator coordinator;
    private RunningGateway gateway;

    @BeforeEach
    void start() {
        coordinator = FakeCoordinator.telling(Story.seeded("run", 5, 12));
        gateway = RunningGateway.reading(coordinator, "stream.backlog=200", "stream.retry=1500ms")
                .caughtUp(coordinator);
    }

    @AfterEach
    void stop() {
        gateway.close();
        coordinator.close();
    }

    @Test
    void everythingIsToldAndWhatComesOnlyOnceItHappened() {
        var events = Listener.of(gateway).events().filter(event -> !"heartbeat".equals(event.event()));
        StepVerifier.create(events.filter(event -> Listener.isFact(event) || "hello".equals(event.event())))
                .assertNext(hello -> assertThat(hello.data())
                        .contains("\"runId\":\"run\"")
                        .contains("\"seq\":" + coordinator.lastSequence())
                        .contains("\"heartbeatMs\":500")
                        .contains("\"mode\":\"PAPER\""))
                .then(() -> coordinator.tell(story -> {
                    story.frame(13, "60000");
                    story.trade(13, "60000", Side.BUY, "0.01");
                }))
                .assertNext(before -> assertThat(before.event() + before.id()).isEqualTo("decisionnull"))
                .assertNext(decision -> assertThat(decision.event()).isEqualTo("decision"))
                .assertNext(decision -> assertThat(decision.event()).isEqualTo("decision"))
                .assertNext(order -> assertThat(order.event()).isEqualTo("order"))
                .assertNext(decision -> assertThat(decision.event()).isEqualTo("decision"))
                .assertNext(order -> assertThat(order.event()).isEqualTo("order"))
                .assertNext(decision -> assertThat(decision.data()).contains("\"outcome\":\"FILLED\""))
                .assertNext(order -> assertThat(order.data()).contains("\"status\":\"FILLED\""))
                .assertNext(position -> assertThat(position.event()).isEqualTo("position"))
                .assertNext(fill -> {
                    assertThat(fill.event()).isEqualTo("fill");
                    assertThat(fill.id()).isEqualTo("run-" + coordinator.lastSequence());
                    assertThat(fill.data())
                            .contains("\"price\":\"60000\"")
                            .contains("\"notional\":{\"value\":\"600\",\"currency\":\"USDT\"}");
                })
                .thenCancel()
                .verify(Duration.ofSeconds(20));
    }

    @Test
    void aNewClientGetsEveryValueOnce() {
        var topics = List.of(
                "quote", "book:BTCUSDT", "candle:BTCUSDT:1m", "portfolio", "equity", "signal", "system", "topology");
        var told = collected(Listener.of(gateway)
                .events()
                .mapNotNull(ServerSentEvent::event)
                .filter(topics::contains)
                .take(topics.size()));
        assertThat(told).containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void onlyWhatWasAskedForIsTold() {
        var told = Listener.of(gateway).to("fill,candle").after("run-0").events();
        var names = collected(
                told.mapNotNull(ServerSentEvent::event).distinctUntilChanged().take(4));
        assertThat(names).containsExactly("hello", "fill", "candle:BTCUSDT:1m", "heartbeat");
        gateway.client()
                .get()
                .uri("/api/v1/events?topics=fill,prices")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Parameter topics: there is no such topic in 'fill?prices'.");
    }

    @Test
    void silenceIsNeverLongerThanAHeartbeat() {
        var beats = collected(Listener.of(gateway)
                .to("denial")
                .events()
                .skip(1)
                .take(4)
                .elapsed()
                .skip(1));
        assertThat(beats).allSatisfy(beat -> {
            assertThat(beat.getT2().event()).isEqualTo("heartbeat");
            assertThat(beat.getT2().id()).isNull();
            assertThat(beat.getT2().data()).contains("\"seq\":" + coordinator.lastSequence());
            assertThat(beat.getT1()).isBetween(300L, 950L);
        });
    }

    @Test
    void pricesAreConflatedAndFactsNever() {
        var listening = Listener.of(gateway)
                .to("quote,denial")
                .events()
                .mapNotNull(ServerSentEvent::event)
                .takeUntil("denial"::equals)
                .collectList()
                .toFuture();
        var _ = collected(Flux.interval(Duration.ofMillis(5))
                .take(200)
                .doOnNext(tick ->
                        coordinator.tell(story -> story.frame(13 + tick.intValue(), Long.toString(60_000 + tick)))));
        coordinator.tell(story -> story.deny(Side.BUY, "0.05", "60000"));
        var told = listening.orTimeout(20, SECONDS).join();
        assertThat(told.stream().filter("quote"::equals).count()).isBetween(2L, 40L);
    }

    @Test
    void aClientThatCannotKeepUpIsClosedAndAskedToComeBack() throws IOException {
        try (var socket = stopped(gateway)) {
            for (int batch = 0; batch < 40; batch++) {
                int first = 13 + batch * 50;
                coordinator.tell(story -> {
                    for (int frame = first; frame < first + 50; frame++) {
                        story.frame(frame, "60000");
                        story.trade(frame, "60000", frame % 2 == 0 ? Side.BUY : Side.SELL, "0.01");
                    }
                });
            }
            gateway = gateway.caughtUp(coordinator);
            var told = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(told).contains("retry: 1500\nevent: bye\ndata: {\"reason\":\"too slow: facts were waiting\"");
            assertThat(lastIdIn(told)).isLessThan(coordinator.lastSequence());
            var rest = collected(
                    Listener.of(gateway).after("run-" + lastIdIn(told)).ids(1));
            assertThat(Long.parseLong(rest.getFirst().substring(4))).isGreaterThan(lastIdIn(told));
        }
    }

    /** Of a stopped client nothing is kept but where it stands: it costs no more than its connection. */
    @Test
    void aHundredStoppedClientsHarmNoHealthyOne() throws IOException {
        var stopped = new ArrayList<Socket>();
        try (var patient = RunningGateway.reading(coordinator, "stream.backlog=1000000", "stream.patience=10m")
                .caughtUp(coordinator)) {
            for (int client = 0; client < 100; client++) {
                stopped.add(stopped(patient));
            }
            var healthy = Listener.of(patient)
                    .to("fill")
                    .events()
                    .filter(event -> "fill".equals(event.event()))
                    .mapNotNull(ServerSentEvent::id)
                    .take(1_000)
                    .collectList()
                    .toFuture();
            var all = Flux.interval(Duration.ofMillis(100), Schedulers.boundedElastic())
                    .map(_ -> patient.streamClients())
                    .takeUntil(count -> count == 101)
                    .last();
            assertThat(collected(all.flux())).containsExactly(101);
            for (int batch = 0; batch < 20; batch++) {
                int first = 13 + batch * 50;
                coordinator.tell(story -> {
                    for (int frame = first; frame < first + 50; frame++) {
                        story.frame(frame, "60000");
                        story.trade(frame, "60000", frame % 2 == 0 ? Side.BUY : Side.SELL, "0.01");
                    }
                });
            }
            var heard = healthy.orTimeout(20, SECONDS).join();
            assertThat(heard).hasSize(1_000).doesNotHaveDuplicates();
            assertThat(heard.getLast()).isEqualTo("run-" + coordinator.lastSequence());
            assertThat(patient.streamClients()).isBetween(100, 101);
        } finally {
            for (var socket : stopped) {
                socket.close();
            }
        }
    }

    @Test
    void aClientThatNeverReadsIsCutOff() throws IOException {
        try (var impatient = RunningGateway.reading(coordinator, "stream.patience=500ms")
                        .caughtUp(coordinator);
                var socket = stopped(impatient)) {
            coordinator.tell(story -> {
                for (int frame = 13; frame < 800; frame++) {
                    story.frame(frame, "60000");
                    story.trade(frame, "60000", frame % 2 == 0 ? Side.BUY : Side.SELL, "0.01");
                }
            });
            var clients = Flux.interval(Duration.ofMillis(100), Schedulers.boundedElastic())
                    .map(_ -> impatient.streamClients())
                    .skipWhile(count -> count == 0);
            assertThat(collected(clients.takeUntil(count -> count == 0).takeLast(1)))
                    .containsExactly(0);
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void clientsAreToldWhenTheGatewayStops() {
        var told = Listener.of(gateway).to("denial").events().collectList().toFuture();
        assertThat(collected(Listener.of(gateway).events().take(1))).hasSize(1);
        gateway.close();
        assertThat(told.orTimeout(20, SECONDS).join().getLast().data()).contains("the gateway is stopping");
    }

    @Test
    void anOperatorsHaltIsAFact() {
        var told = Listener.of(gateway)
                .to("control,risk")
                .events()
                .filter(event -> List.of("hello", "control").contains(event.event()))
                .take(2);
        StepVerifier.create(told)
                .assertNext(open -> assertThat(open.event()).isEqualTo("hello"))
                .then(() ->
                        coordinator.tell(story -> story.tell(new MeshEvent.TradingHalted("anna", "odd", story.now()))))
                .assertNext(control -> assertThat(control.data())
                        .contains("\"action\":\"HALT\"")
                        .contains("\"actor\":\"anna\""))
                .expectComplete()
                .verify(Duration.ofSeconds(20));
    }

    /** Asks for the stream and reads nothing. */
    private static Socket stopped(RunningGateway gateway) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress("127.0.0.1", gateway.port()));
        socket.setSoTimeout(20_000);
        var request = String.join(
                "\r\n",
                "GET /api/v1/events HTTP/1.1",
                "Host: 127.0.0.1",
                "Authorization: Bearer " + RunningGateway.TOKEN,
                "Connection: close",
                "",
                "");
        socket.getOutputStream().write(request.getBytes(UTF_8));
        return socket;
    }

    private static long lastIdIn(String told) {
        return told.lines()
                .filter(line -> line.startsWith("id: run-"))
                .mapToLong(line ->
                        Long.parseLong(line.substring("id: run-".length()).strip()))
                .reduce((_, last) -> last)
                .orElse(0);
    }

    @Test
    void ringsFindTheirPlace() {
        var ring = new FactRing(3, 1_000);
        Stream.of(2L, 5L, 6L, 9L)
                .forEach(seq ->
                        ring.add(new FactGroup(seq, null, Story.START, List.of(new Message("run", new byte[10])))));
        assertThat(ring.after(4, 1_000).stream().map(FactGroup::sequence)).containsExactly(5L, 6L, 9L);
        assertThat(ring.after(6, 1_000).stream().map(FactGroup::sequence)).containsExactly(9L);
        assertThat(ring.before(9, 5, _ -> true).stream().map(FactGroup::sequence))
                .containsExactly(6L, 5L);
        assertThat(ring.covers(2)).isTrue();
        assertThat(ring.covers(1)).isFalse();
        assertThat(ring.countAfter(5)).isEqualTo(2);
    }
}
