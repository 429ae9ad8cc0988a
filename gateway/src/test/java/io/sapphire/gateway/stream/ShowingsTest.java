package io.sapphire.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.metric.Meters;
import io.sapphire.trace.Attribute;
import io.sapphire.trace.RecordedSpan;
import io.sapphire.trace.Traces;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShowingsTest {
    private final Traces traces = Traces.ofWholeMesh(_ -> null, Meters.fresh());
    private final Showings showings = new Showings(traces.spans("gateway"));

    @Test
    void eventIsAStepOfItsTraceUntilItIsShown() {
        var fill = traces.spans("coordinator").root("fill").with(Attribute.ORDER_ID, "o-1");
        fill.end();
        var trace = fill.traceparent().substring(3, 35);
        showings.begin(Map.of(7L, fill.traceparent()));
        showings.end(6);
        assertThat(traces.find(trace)).extracting(RecordedSpan::name).containsExactly("fill");
        showings.end(9);
        assertThat(traces.find(trace))
                .filteredOn(span -> span.service().equals("sapphire-gateway"))
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.name()).isEqualTo("show event");
                    assertThat(span.parentId()).isEqualTo(fill.traceparent().substring(36, 52));
                    assertThat(span.attributes()).containsEntry("sapphire.sequence", "7");
                });
    }

    @Test
    void eventThatAStreamBringsOnceMoreIsShownOnce() {
        var fill = traces.spans("coordinator").root("fill").with(Attribute.ORDER_ID, "o-2");
        fill.end();
        showings.begin(Map.of(7L, fill.traceparent()));
        showings.end(7);
        showings.begin(Map.of(7L, fill.traceparent()));
        showings.end(8);
        assertThat(traces.find(fill.traceparent().substring(3, 35)))
                .extracting(RecordedSpan::name)
                .containsExactlyInAnyOrder("fill", "show event");
    }
}
