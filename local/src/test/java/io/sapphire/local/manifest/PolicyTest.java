package io.sapphire.local.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.manifest.policy.Matrix;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may reach whom, computed from the policies and compared with the table of edges, both ways. */
class PolicyTest {
    static final List<String> ALL = Overlays.ALL;
    static final List<String> MESHED = Overlays.MESHED;

    @ParameterizedTest
    @FieldSource("MESHED")
    void everyAccountMayCallExactlyTheMethodsOfItsEdges(String overlay) {
        assertThat(Matrix.calls(Overlays.mesh(overlay))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyPodMayOpenExactlyTheConnectionsOfItsEdges(String overlay) {
        assertThat(Matrix.connections(Overlays.mesh(overlay))).isEmpty();
    }
}
