package io.sapphire.coordinator.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.shell.Replica.Standing;
import io.sapphire.domain.event.Replication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The replica's promise: nobody waits longer than was said, and it comes back by itself. */
class StandingsTest {
    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final List<Standing> seen = new ArrayList<>();
    private Disposable.Composite streams = Disposables.composite();
    private Standings standings = following(Duration.ZERO);

    private Standings following(Duration localOnlyFor) {
        streams.dispose();
        streams = Disposables.composite();
        seen.clear();
        standings = new Standings(new Watch(WITHIN, localOnlyFor, 0), time);
        streams.add(standings.ticking().subscribe());
        streams.add(standings.all().subscribe(seen::add));
        return standings;
    }

    @BeforeEach
    void begin() {
        standings.head(1);
        standings.acknowledged(1);
    }

    @AfterEach
    void end() {
        streams.dispose();
        time.dispose();
    }

    @Test
    void eventThatIsNotAcknowledgedInTimeLosesTheReplica() {
        standings.head(2);
        time.advanceTimeBy(WITHIN);
        assertThat(last()).isEqualTo(new Standing(1, 1, Replication.CURRENT, ""));
        time.advanceTimeBy(Duration.ofMillis(100));
        assertThat(last())
                .isEqualTo(new Standing(
                        1,
                        1,
                        Replication.LOST,
                        "Kafka did not acknowledge events within 2 s: only what makes positions smaller leaves"));
    }

    @Test
    void aRunThatRecordsNothingLosesNothing() {
        time.advanceTimeBy(Duration.ofHours(1));
        assertThat(last().replication()).isEqualTo(Replication.CURRENT);
    }

    @Test
    void acknowledgementsThatKeepComingKeepTheReplicaHoweverManyEventsWait() {
        for (int second = 1; second <= 600; second++) {
            standings.head(100L * second);
            time.advanceTimeBy(Duration.ofSeconds(1));
            standings.acknowledged(100L * second - 10);
            standings.acknowledged(100L * second);
        }
        assertThat(seen).extracting(Standing::replication).containsOnly(Replication.CURRENT);
    }

    @Test
    void replicaIsBackWhenEverythingIsAcknowledged() {
        standings.failed("connection refused");
        standings.head(2);
        time.advanceTimeBy(Duration.ofSeconds(60));
        assertThat(last().reason()).contains("(connection refused)");
        standings.head(3);
        standings.acknowledged(2);
        assertThat(last().replication()).isEqualTo(Replication.LOST);
        standings.acknowledged(3);
        assertThat(last()).isEqualTo(new Standing(3, 0, Replication.CURRENT, ""));
    }

    /** While the backlog drains slowly, new events would wait too long: it is not back yet. */
    @Test
    void replicaIsBackWhenANewEventIsAcknowledgedInTime() {
        standings.head(2);
        time.advanceTimeBy(Duration.ofSeconds(10));
        standings.head(100);
        standings.acknowledged(50);
        time.advanceTimeBy(Duration.ofSeconds(5));
        standings.head(150);
        standings.acknowledged(120);
        assertThat(last().replication()).isEqualTo(Replication.LOST);
        time.advanceTimeBy(Duration.ofSeconds(1));
        standings.head(200);
        standings.acknowledged(150);
        assertThat(last()).isEqualTo(new Standing(150, 50, Replication.CURRENT, ""));
    }

    @Test
    void clusterThatLostWhatItAcknowledgedIsNotTrusted() {
        standings.head(9);
        standings.acknowledged(9);
        standings.found(0);
        time.advanceTimeBy(Duration.ofSeconds(3));
        assertThat(last().acknowledged()).isZero();
        assertThat(last().replication()).isEqualTo(Replication.LOST);
    }

    @Test
    void tradingGoesOnLocallyForABoundedTime() {
        var _ = following(Duration.ofMinutes(5));
        standings.head(1);
        time.advanceTimeBy(Duration.ofSeconds(3));
        assertThat(last().replication()).isEqualTo(Replication.LOCAL_ONLY);
        assertThat(last().reason()).endsWith(": trading goes on without the replica for at most 300 s");
        time.advanceTimeBy(Duration.ofMinutes(5));
        assertThat(last().replication()).isEqualTo(Replication.LOST);
        standings.acknowledged(1);
        assertThat(last().replication()).isEqualTo(Replication.CURRENT);
    }

    private Standing last() {
        return seen.getLast();
    }
}
