package io.sapphire.local.manifest.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Deployment or StatefulSet. */
public record Workload(Manifest manifest) {

    public String name() {
        return manifest.name();
    }

    public Node template() {
        return manifest.spec().at("template");
    }

    public Node pod() {
        return template().at("spec");
    }

    public Map<String, String> podLabels() {
        return template().at("metadata", "labels").textMap();
    }

    /** What it is called by policies, whatever version of it this is. */
    public String app() {
        return podLabels().getOrDefault("app", "");
    }

    public String version() {
        return podLabels().getOrDefault("version", "");
    }

    public String serviceAccount() {
        return pod().at("serviceAccountName").text("default");
    }

    public boolean isAgent() {
        return "agent".equals(podLabels().get("sapphire.io/part"));
    }

    /** One of Istio's own proxies: Istio fills in its image and what runs in it. */
    public boolean isProxy() {
        return "gateway"
                .equals(template().at("metadata", "annotations").textMap().get("inject.istio.io/templates"));
    }

    /** One that Spring configures, from files; the runner goes by its arguments. */
    public boolean isConfigured() {
        return !isProxy() && !app().equals("runner");
    }

    public boolean isSelectedBy(Map<String, String> labels) {
        return podLabels().entrySet().containsAll(labels.entrySet());
    }

    public List<Node> containers() {
        return pod().at("containers").list();
    }

    /** The only one there is. */
    public Node container() {
        var containers = containers();
        if (containers.size() != 1) {
            throw new MalformedException(pod().path() + " must have one container, has " + containers.size());
        }
        return containers.getFirst();
    }

    public Node environment(String name) {
        return container().at("env").stream()
                .filter(entry -> entry.at("name").text().equals(name))
                .findFirst()
                .orElse(new Node(container().path() + "/env/" + name, Optional.empty()));
    }
}
