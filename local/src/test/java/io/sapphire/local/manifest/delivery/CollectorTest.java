package io.sapphire.local.manifest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.manifest.kustomize.Renderer;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Yaml;
import io.sapphire.trace.Attribute;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The collector's configuration fits what the services tell it, and where. */
class CollectorTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final Node collector = Yaml.document(ROOT.resolve("monitoring/otel-collector.yaml"));

    @Test
    void whatAPipelineNamesIsThere() {
        var pipeline = collector.at("service", "pipelines", "traces");
        for (var part : List.of("receivers", "processors", "exporters")) {
            assertThat(pipeline.at(part).texts())
                    .containsExactlyElementsOf(collector.at(part).map().keySet());
        }
    }

    @Test
    void itListensWhereTheServicesTellIt() {
        var mesh = new Mesh(new Renderer().render(ROOT.resolve("k8s/overlays/prod-full")));
        var told = mesh.of("ConfigMap")
                .flatMap(map -> map.at("data", "OTEL_EXPORTER_OTLP_ENDPOINT").value().stream())
                .map(address -> URI.create(address.toString()))
                .toList();
        assertThat(told).hasSize(1);
        assertThat(collector
                        .at("receivers", "otlp", "protocols", "http", "endpoint")
                        .text())
                .isEqualTo("0.0.0.0:" + told.getFirst().getPort());
    }

    /** By the names that the services give them. */
    @Test
    void noTraceOfADecisionOrAnOrderIsLeftOut() {
        var policies = collector.at("processors", "tail_sampling", "policies").list();
        assertThat(policies.stream()
                        .filter(policy -> policy.at("type").text().equals("string_attribute"))
                        .map(policy -> policy.at("string_attribute", "key").text()))
                .containsExactly(Attribute.ORDER_ID.getKey());
        assertThat(policies.stream()
                        .filter(policy -> policy.at("type").text().equals("numeric_attribute"))
                        .map(policy -> policy.at("numeric_attribute", "key").text()))
                .containsExactly(Attribute.DECISION.getKey());
    }
}
