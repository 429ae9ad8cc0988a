package io.sapphire.local.manifest.schema;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.istio.api.networking.v1.Gateway;
import io.fabric8.istio.api.networking.v1.ServiceEntry;
import io.fabric8.istio.api.networking.v1.Sidecar;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.istio.api.security.v1.AuthorizationPolicy;
import io.fabric8.istio.api.security.v1.PeerAuthentication;
import io.fabric8.istio.api.security.v1.RequestAuthentication;
import io.fabric8.istio.api.telemetry.v1.Telemetry;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.sapphire.local.manifest.node.Manifest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a manifest into the type of its kind, and takes no field that the type does not have, nor text for a number. */
public final class TypedSchema {
    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("external-secrets.io/v1/ExternalSecret", ExternalSecret.class),
            Map.entry("networking.istio.io/v1/DestinationRule", DestinationRule.class),
            Map.entry("networking.istio.io/v1/Gateway", Gateway.class),
            Map.entry("networking.istio.io/v1/ServiceEntry", ServiceEntry.class),
            Map.entry("networking.istio.io/v1/Sidecar", Sidecar.class),
            Map.entry("networking.istio.io/v1/VirtualService", VirtualService.class),
            Map.entry("security.istio.io/v1/AuthorizationPolicy", AuthorizationPolicy.class),
            Map.entry("security.istio.io/v1/PeerAuthentication", PeerAuthentication.class),
            Map.entry("security.istio.io/v1/RequestAuthentication", RequestAuthentication.class),
            Map.entry("telemetry.istio.io/v1/Telemetry", Telemetry.class));

    private static final ObjectMapper MAPPER = mapper();

    private TypedSchema() {}

    /** What is wrong with it; empty if nothing is. */
    public static List<String> violations(Manifest manifest) {
        var kind = manifest.at("apiVersion").text() + "/" + manifest.kind();
        var type = TYPES.get(kind);
        if (type == null) {
            return List.of(manifest + " is of a kind that is not known: " + kind);
        }
        try {
            var typed = MAPPER.convertValue(manifest.body(), type);
            return LeftOver.in(typed).stream()
                    .map(field -> manifest + " has the unknown field " + field)
                    .toList();
        } catch (IllegalArgumentException mistyped) {
            return List.of(manifest + " is not what its kind says: " + place(mistyped));
        }
    }

    public static Stream<String> violations(List<Manifest> manifests) {
        return manifests.stream().flatMap(manifest -> violations(manifest).stream());
    }

    private static String place(IllegalArgumentException mistyped) {
        return mistyped.getCause() instanceof JsonMappingException json
                ? json.getPathReference() + ": " + json.getOriginalMessage()
                : String.valueOf(mistyped.getMessage());
    }

    private static ObjectMapper mapper() {
        var mapper = JsonMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        for (var shape : List.of(CoercionInputShape.Integer, CoercionInputShape.Boolean, CoercionInputShape.Float)) {
            var _ = mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }
}
