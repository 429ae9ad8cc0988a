package io.sapphire.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.Status.Code;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Exceptions;

class StatusesTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalArgumentException("blank"), Code.INVALID_ARGUMENT, "blank"),
                Arguments.of(new NoSuchElementException("order o-1"), Code.NOT_FOUND, "order o-1"),
                Arguments.of(new IllegalStateException("too early"), Code.FAILED_PRECONDITION, "too early"),
                Arguments.of(new SecurityException("old epoch"), Code.PERMISSION_DENIED, "old epoch"),
                Arguments.of(new CancellationException("gone"), Code.CANCELLED, "gone"),
                Arguments.of(Exceptions.failWithOverflow("too slow"), Code.RESOURCE_EXHAUSTED, "too slow"),
                Arguments.of(
                        new ArithmeticException("overflow"), Code.INTERNAL, "java.lang.ArithmeticException: overflow"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasOneStatus(Throwable failure, Code code, String description) {
        var status = Status.fromThrowable(Statuses.of(failure));

        assertThat(status.getCode()).isEqualTo(code);
        assertThat(status.getDescription()).isEqualTo(description);
    }

    @Test
    void aStatusStaysWhatItIs() {
        var checked = Status.UNAVAILABLE.asException();
        var unchecked = Status.OUT_OF_RANGE.asRuntimeException();

        assertThat(Statuses.of(checked)).isSameAs(checked);
        assertThat(Statuses.of(unchecked)).isSameAs(unchecked);
    }
}
