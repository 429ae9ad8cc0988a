package io.sapphire.local.manifest.policy;

import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Decides as Istio would by its AuthorizationPolicies: what no policy selects is open, else what no ALLOW rule names is
 * denied. What it does not know of the format is an error, never ignored.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/security/authorization-policy/">AuthorizationPolicy</a>
 */
public final class Authorization {
    private static final String CLAIM = "request.auth.claims[";

    private final List<Manifest> policies;
    private final Map<Map<String, String>, List<Manifest>> selected = new ConcurrentHashMap<>();

    public Authorization(Mesh mesh) {
        policies = mesh.of("AuthorizationPolicy").toList();
    }

    public boolean allows(Call call) {
        var about = selected.computeIfAbsent(call.callee(), this::about);
        return about.isEmpty() || about.stream().anyMatch(policy -> matches(policy, call));
    }

    private List<Manifest> about(Map<String, String> callee) {
        return policies.stream().filter(policy -> selects(policy, callee)).toList();
    }

    /** Whether a policy is about such a pod. */
    public static boolean selects(Manifest policy, Map<String, String> labels) {
        var selector = policy.spec().at("selector");
        only(policy.spec(), Set.of("selector", "action", "rules"));
        only(selector, Set.of("matchLabels"));
        return labels.entrySet()
                .containsAll(selector.at("matchLabels").textMap().entrySet());
    }

    private static boolean matches(Manifest policy, Call call) {
        var action = policy.spec().at("action");
        if (!action.text("ALLOW").equals("ALLOW")) {
            throw new MalformedException(action.path() + " can only be ALLOW here");
        }
        return policy.spec().at("rules").stream().anyMatch(rule -> ruleMatches(rule, call));
    }

    private static boolean ruleMatches(Node rule, Call call) {
        only(rule, Set.of("from", "to", "when"));
        return any(rule.at("from"), from -> sourceMatches(from.at("source"), call))
                && any(rule.at("to"), to -> operationMatches(to.at("operation"), call))
                && rule.at("when").stream().allMatch(when -> conditionMatches(when, call));
    }

    private static boolean sourceMatches(Node source, Call call) {
        only(source, Set.of("principals", "requestPrincipals"));
        return oneOf(source.at("principals"), call.principal())
                && oneOf(source.at("requestPrincipals"), call.requestPrincipal());
    }

    private static boolean operationMatches(Node operation, Call call) {
        only(operation, Set.of("ports", "methods", "paths", "hosts"));
        return oneOf(operation.at("ports"), Integer.toString(call.port()))
                && oneOf(operation.at("methods"), "POST")
                && oneOf(operation.at("paths"), call.path())
                && oneOf(operation.at("hosts"), call.host());
    }

    private static boolean conditionMatches(Node when, Call call) {
        only(when, Set.of("key", "values"));
        var key = when.at("key").text();
        if (key.equals("connection.sni")) {
            return oneOf(when.at("values"), call.sni());
        }
        if (key.startsWith(CLAIM) && key.endsWith("]")) {
            var claim = key.substring(CLAIM.length(), key.length() - 1);
            return oneOf(when.at("values"), call.claims().getOrDefault(claim, ""));
        }
        throw new MalformedException(when.at("key").path() + " is not known here: " + key);
    }

    private static boolean any(Node list, Predicate<Node> matches) {
        return !list.isPresent() || list.stream().anyMatch(matches);
    }

    /** What is not said matches everything; what nobody proved matches nothing that is said. */
    private static boolean oneOf(Node patterns, String value) {
        return !patterns.isPresent()
                || (!value.isEmpty() && patterns.texts().stream().anyMatch(pattern -> matches(pattern, value)));
    }

    private static boolean matches(String pattern, String value) {
        if (pattern.endsWith("*")) {
            return value.startsWith(pattern.substring(0, pattern.length() - 1));
        }
        return pattern.startsWith("*") ? value.endsWith(pattern.substring(1)) : pattern.equals(value);
    }

    private static void only(Node node, Set<String> known) {
        node.map().keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new MalformedException(node.path() + " has " + key + ", whose meaning is not known here");
                });
    }
}
