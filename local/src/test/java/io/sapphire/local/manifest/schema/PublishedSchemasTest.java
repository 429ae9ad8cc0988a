package io.sapphire.local.manifest.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sapphire.local.manifest.kustomize.Renderer;
import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests against the documents that Kubernetes and Istio publish, where these are at hand. */
class PublishedSchemasTest {
    private static final Path FOLDER = Path.of("../../shared/schemas");
    /** external-secrets publishes its definitions elsewhere; {@link TypedSchema} holds what is used of them. */
    private static final List<String> ELSEWHERE = List.of("ExternalSecret");

    private static PublishedSchemas schemas;

    @BeforeAll
    static void read() {
        assumeTrue(Files.isDirectory(FOLDER), "the published schemas are not at hand");
        schemas = PublishedSchemas.in(FOLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dev", "staging", "prod", "prod-full", "prod-canary", "prod-blue", "prod-green", "prod-shadow"})
    void everyManifestIsWhatIsPublishedForItsKind(String overlay) {
        var manifests =
                new Mesh(new Renderer().render(Path.of("../k8s/overlays").resolve(overlay))).manifests();
        var published = manifests.stream()
                .filter(manifest -> !ELSEWHERE.contains(manifest.kind()))
                .toList();
        assertThat(published).isNotEmpty().allMatch(schemas::know);
        assertThat(published.stream().flatMap(schemas::violations)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        an unknown field   | {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {prots: []}}
        a wrong type       | {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: http}]}}
        a missing field    | {apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {template: {}}}
        an unknown label   | {apiVersion: v1, kind: Service, metadata: {nmae: a}}
        not one of those   | {apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {name: a}, spec: {mtls: {mode: STRCT}}}
        """)
    void aMistakeInTheStructureIsFound(String mistake, String yaml) {
        assertThat(schemas.violations(manifest(yaml))).as(mistake).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: a}, spec: {host: b, trafficPolicy: {outlierDetection: {interval: 0s}}}} | duration greater than 1ms
        {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: a}, spec: {hosts: [b], ports: [{number: 70000, name: c}]}} | port must be between 1-65535
        {apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: a}, spec: {selector: {matchLabels: {app: b}}, targetRef: {kind: c, name: d}}} | only one of targetRefs or selector can be set
        {apiVersion: security.istio.io/v1, kind: RequestAuthentication, metadata: {name: a}, spec: {jwtRules: [{issuer: b, jwksUri: 'ftp://c'}]}} | url must have scheme
        """)
    void aRuleOfTheDefinitionIsApplied(String yaml, String rule) {
        assertThat(schemas.violations(manifest(yaml)))
                .anySatisfy(sentence ->
                        assertThat(sentence).contains("breaks the rule").contains(rule));
    }

    @Test
    void whatTheyAllowStands() {
        assertThat(schemas.violations(
                        manifest("{apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name:"
                                + " a}, spec: {host: b, trafficPolicy: {outlierDetection: {interval:"
                                + " 10s}}}}")))
                .isEmpty();
    }

    private static Manifest manifest(String yaml) {
        return Manifest.of(StrictSchema.cast(Yaml.documents(yaml).getFirst()));
    }
}
