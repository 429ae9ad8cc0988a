package io.sapphire.exchange.aster.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.exchange.aster.stream.SocketSignal.Connected;
import io.sapphire.exchange.aster.stream.SocketSignal.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

/** In virtual time: nobody waits a day. */
class RollOverTest {
    private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();
    private final List<TestPublisher<SocketSignal>> connections = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private boolean reachable = true;

    @Test
    void nothingIsLostWhenTheSuccessorTakesOver() {
        listen();
        say(0, "1");
        timer.advanceTimeBy(RollOver.LIFE);
        both("2");
        say(1, "3 ahead of its predecessor");
        say(0, "3 as well");
        timer.advanceTimeBy(RollOver.OVERLAP);
        say(1, "4");

        assertThat(heard).containsExactly("connected", "1", "2", "3 as well", "2", "3 ahead of its predecessor", "4");
        connections.get(0).assertCancelled();
        connections.get(1).assertNotCancelled();
    }

    @Test
    void successorIsFollowedByItsOwn() {
        listen();
        timer.advanceTimeBy(RollOver.OVERLAP);
        for (int number = 1; number <= 3; number++) {
            timer.advanceTimeBy(RollOver.LIFE.minus(RollOver.OVERLAP));
            say(number - 1, "end of " + (number - 1));
            timer.advanceTimeBy(RollOver.OVERLAP);
            say(number, "start of " + number);
        }

        assertThat(heard)
                .containsExactly(
                        "connected", "end of 0", "start of 1", "end of 1", "start of 2", "end of 2", "start of 3");
    }

    @Test
    void successorThatCannotConnectTriesAgainWhileThePredecessorGoesOn() {
        listen();
        reachable = false;
        timer.advanceTimeBy(RollOver.LIFE);
        say(0, "still here");
        reachable = true;
        timer.advanceTimeBy(RollOver.PAUSE);
        both("twice");
        timer.advanceTimeBy(RollOver.OVERLAP);
        say(1, "mine");

        assertThat(heard).containsExactly("connected", "still here", "twice", "twice", "mine");
    }

    @Test
    void whatALostSuccessorKeptIsNotPassedOn() {
        listen();
        timer.advanceTimeBy(RollOver.LIFE);
        both("early");
        connections.get(1).error(new IllegalStateException("reset"));
        timer.advanceTimeBy(RollOver.PAUSE);
        timer.advanceTimeBy(RollOver.OVERLAP);
        say(2, "late");

        assertThat(heard).containsExactly("connected", "early", "late");
    }

    @Test
    void lostConnectionIsAnErrorAtOnce() {
        listen();
        connections.getFirst().error(new IllegalStateException("reset"));

        assertThat(heard).containsExactly("connected", "lost: reset");
    }

    @Test
    void lostSuccessorIsAnErrorOnceItHasTakenOver() {
        listen();
        timer.advanceTimeBy(RollOver.LIFE.plus(RollOver.OVERLAP));
        connections.get(1).error(new IllegalStateException("reset"));

        assertThat(heard).containsExactly("connected", "lost: reset");
    }

    private void listen() {
        var _ = RollOver.of(Flux.defer(this::connect), timer)
                .subscribe(signal -> heard.add(text(signal)), lost -> heard.add("lost: " + lost.getMessage()));
        timer.advanceTimeBy(Duration.ZERO);
    }

    private Flux<SocketSignal> connect() {
        if (!reachable) {
            return Flux.error(new IllegalStateException("refused"));
        }
        var connection = TestPublisher.<SocketSignal>create();
        connections.add(connection);
        return Mono.<SocketSignal>just(new Connected()).concatWith(connection.flux());
    }

    private void say(int connection, String text) {
        connections.get(connection).next(new Message(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void both(String text) {
        say(0, text);
        say(1, text);
    }

    private static String text(SocketSignal signal) {
        return signal instanceof Message message ? new String(message.bytes(), StandardCharsets.UTF_8) : "connected";
    }
}
