package io.sapphire.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN_ID = "00f067aa0ba902b7";
    private static final String HEADER = "00-" + TRACE_ID + "-" + SPAN_ID + "-01";

    @Test
    void aHeaderIsReadAndWritten() {
        var trace = Traceparent.parse(HEADER);

        assertThat(trace).isEqualTo(new Traceparent(TRACE_ID, SPAN_ID));
        assertThat(trace.format()).isEqualTo(HEADER);
    }

    @Test
    void aHeaderOfALaterVersionIsReadAsFarAsItIsKnown() {
        assertThat(Traceparent.parse("cc-" + TRACE_ID + "-" + SPAN_ID + "-01-what-will-come"))
                .isEqualTo(new Traceparent(TRACE_ID, SPAN_ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
            })
    void anythingElseIsRefused(String header) {
        assertThatIllegalArgumentException().isThrownBy(() -> Traceparent.parse(header));
    }
}
