package io.sapphire.gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sapphire.gateway.notify.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class PostmanTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> told = new ArrayList<>();

    private Postman postman(int mostPerMinute, Function<Notice, Mono<Void>> taking) {
        var messenger = new Messenger() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Mono<Void> tell(Notice notice) {
                return Mono.defer(() -> {
                    told.add(notice.text());
                    return taking.apply(notice);
                });
            }
        };
        return new Postman(messenger, mostPerMinute, registry, time);
    }

    private static Notice notice(Kind kind, String text) {
        return new Notice(kind, "run", 1, NOW, text);
    }

    private double counted(String result) {
        return registry.get("sapphire.notices").tag("result", result).counter().count();
    }

    @Test
    void whatIsTooMuchForAMinuteIsLeftOutAndSaidWithTheNext() {
        var fills = Flux.range(1, 5).map(fill -> notice(Kind.FILL, "fill " + fill));
        var later = Mono.just(notice(Kind.FILL, "later")).delayElement(Duration.ofMinutes(1), time);
        var carrying =
                postman(2, _ -> Mono.empty()).carry(fills.concatWith(later)).subscribe();
        assertThat(told).containsExactly("fill 1", "fill 2");
        time.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(told).containsExactly("fill 1", "fill 2", "later (3 more were left out before it)");
        assertThat(counted("left_out")).isEqualTo(3);
        assertThat(counted("sent")).isEqualTo(3);
        assertThat(carrying.isDisposed()).isTrue();
    }

    @Test
    void fillsDoNotCrowdOutAHalt() {
        var notices = Flux.range(1, 50)
                .map(fill -> notice(Kind.FILL, "fill " + fill))
                .concatWith(Mono.just(notice(Kind.HALT, "Trading is HALTED")));
        var _ = postman(1, _ -> Mono.empty()).carry(notices).subscribe();
        assertThat(told).containsExactly("fill 1", "Trading is HALTED");
    }

    @Test
    void whatMayPassIsTriedAgainAfterAsLongAsWasAskedFor() {
        var failures = new ArrayList<>(List.of(
                new Undelivered("status 429", true, Duration.ofSeconds(30)),
                new Undelivered("status 503", true, Duration.ZERO)));
        var _ = postman(9, _ -> failures.isEmpty() ? Mono.empty() : Mono.error(failures.removeFirst()))
                .carry(Flux.just(notice(Kind.HALT, "halted")))
                .subscribe();
        time.advanceTimeBy(Duration.ofSeconds(29));
        assertThat(told).hasSize(1);
        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(told).hasSize(2);
        time.advanceTimeBy(Duration.ofSeconds(4));
        assertThat(told).hasSize(3);
        assertThat(counted("sent")).isEqualTo(1);
        assertThat(counted("failed")).isZero();
    }

    @Test
    void whatIsRefusedIsNotRepeatedAndTheNextIsToldAllTheSame() {
        var _ = postman(
                        9,
                        notice -> notice.text().equals("bad")
                                ? Mono.error(new Undelivered("status 400", false, Duration.ZERO))
                                : Mono.empty())
                .carry(Flux.just(notice(Kind.HALT, "bad"), notice(Kind.HALT, "good")))
                .subscribe();
        assertThat(told).containsExactly("bad", "good");
        assertThat(counted("failed")).isEqualTo(1);
        assertThat(counted("sent")).isEqualTo(1);
    }

    @Test
    void whatIsNotUrgentIsGivenUpAfterThreeTries() {
        var _ = postman(9, _ -> Mono.error(new Undelivered("nobody answered", true, Duration.ZERO)))
                .carry(Flux.just(notice(Kind.FILL, "first"), notice(Kind.FILL, "second")))
                .subscribe();
        time.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(told).containsExactly("first", "first", "first", "second", "second", "second");
        assertThat(counted("failed")).isEqualTo(2);
    }

    @Test
    void haltIsTriedUntilTheNetworkIsBackAndWaitsForNoFill() {
        var _ = postman(
                        9,
                        notice -> notice.kind() == Kind.FILL
                                ? Mono.never()
                                : Mono.error(new Undelivered("nobody answered", true, Duration.ZERO)))
                .carry(Flux.just(notice(Kind.FILL, "never"), notice(Kind.HALT, "halted")))
                .subscribe();
        assertThat(told).containsExactly("never", "halted");
        time.advanceTimeBy(Duration.ofMinutes(30));
        assertThat(counted("failed")).isZero();
        assertThat(told).contains("halted").hasSizeGreaterThan(20);
    }
}
