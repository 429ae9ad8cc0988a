package io.sapphire.coordinator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.kafka.Acknowledgements.Arrived;
import io.sapphire.trace.Step;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
    private final Acknowledgements acknowledgements = new Acknowledgements();

    @Test
    void eventIsThereWhenAllOfItAndAllBeforeItIs() {
        var first = acknowledgements.sent(1, bytes("a"), 2, Step.passing(""));
        var second = acknowledgements.sent(2, bytes("b"), 1, Step.passing(""));
        var third = acknowledgements.sent(3, bytes("c"), 1, Step.passing(""));
        assertThat(acknowledgements.arrived(second, 11)).isEmpty();
        assertThat(acknowledgements.arrived(first, 10)).isEmpty();
        assertThat(acknowledgements.arrived(first, -1).map(Arrived::point)).contains(point(2, "b", 11));
        assertThat(acknowledgements.arrived(third, 12).map(Arrived::point)).contains(point(3, "c", 12));
        var fourth = acknowledgements.sent(4, bytes("d"), 1, Step.passing(""));
        assertThat(acknowledgements.arrived(fourth, 13).map(Arrived::point)).contains(point(4, "d", 13));
    }

    @Test
    void whichTopicAnswersLastDoesNotChangeTheOffset() {
        var event = acknowledgements.sent(1, bytes("a"), 2, Step.passing(""));
        assertThat(acknowledgements.arrived(event, -1)).isEmpty();
        assertThat(acknowledgements.arrived(event, 10).map(Arrived::point)).contains(point(1, "a", 10));
    }

    private static Point point(long sequence, String record, long offset) {
        return new Point(sequence, Point.hashOf(bytes(record)), offset);
    }

    private static byte[] bytes(String record) {
        return record.getBytes(UTF_8);
    }
}
