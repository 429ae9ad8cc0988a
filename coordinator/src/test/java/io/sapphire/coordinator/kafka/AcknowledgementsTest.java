package io.sapphire.coordinator.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.trace.Step;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
    private final Acknowledgements acknowledgements = new Acknowledgements();

    @Test
    void eventIsThereWhenAllOfItAndAllBeforeItIs() {
        acknowledgements.sent(new Point(1, "a", -1), 2, Step.passing(""));
        acknowledgements.sent(new Point(2, "b", -1), 1, Step.passing(""));
        acknowledgements.sent(new Point(3, "c", -1), 1, Step.passing(""));
        assertThat(acknowledgements.arrived(2, 11)).isEmpty();
        assertThat(acknowledgements.arrived(1, 10)).isEmpty();
        assertThat(acknowledgements.arrived(1, -1)).contains(new Point(2, "b", 11));
        assertThat(acknowledgements.arrived(3, 12)).contains(new Point(3, "c", 12));
    }

    @Test
    void answerNobodyWaitsForIsNoNews() {
        assertThat(acknowledgements.arrived(7, 1)).isEmpty();
    }
}
