package io.sapphire.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadResultTest {

    @Test
    void percentilesAreOfTheAnsweredInTheirOrder() {
        var nanos = LongStream.rangeClosed(1, 100)
                .map(rank -> (101 - rank) * 1_000_000)
                .boxed()
                .toList();
        var result = LoadResult.of(103, nanos, Map.of("503", 1L, "429", 2L), 20);
        assertThat(result.answered()).isEqualTo(100);
        assertThat(result.perSecond()).isEqualTo(5);
        assertThat(List.of(result.medianMillis(), result.p95Millis(), result.p99Millis(), result.maxMillis()))
                .containsExactly(50.0, 95.0, 99.0, 100.0);
        assertThat(result.otherwise()).hasToString("{429=2, 503=1}");
    }

    @Test
    void withoutAnyAnswerThereIsNoTime() {
        assertThat(LoadResult.of(1, List.of(), Map.of("ConnectException", 1L), 1)
                        .maxMillis())
                .isEqualTo(-1);
    }
}
