package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.is;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.local.manifest.node.Manifest;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names under which services are found: those that the guide and the configuration use. */
final class ServiceRules {
    private static final Pattern PROTOCOL = Pattern.compile("(grpc|http|http2|https|tls)(-[a-z]+)?");

    private ServiceRules() {}

    static Stream<String> found(Mesh mesh) {
        return all(
                mesh.workloads().stream().flatMap(workload -> once(mesh, workload)),
                mesh.of("Service").flatMap(service -> service(mesh, service)));
    }

    private static Stream<String> once(Mesh mesh, Workload workload) {
        var services = mesh.of("Service")
                .filter(service ->
                        workload.isSelectedBy(service.spec().at("selector").textMap()))
                .toList();
        var name = workload.app().equals("gateway") ? "trading-coordinator-service" : workload.app();
        var wanted = services.stream().map(Manifest::name).toList();
        return all(
                that(
                        wanted.equals(List.of(name)),
                        workload.name(),
                        "must be found as " + name + " only, not " + wanted),
                workload.manifest().kind().equals("StatefulSet")
                        ? is(workload.manifest().spec().at("serviceName"), name)
                        : Stream.of(),
                services.stream().flatMap(service -> samePorts(workload, service)));
    }

    /** Every port of the container has one of the Service, by name. */
    private static Stream<String> samePorts(Workload workload, Manifest service) {
        var offered = service.spec().at("ports").stream()
                .map(port -> port.at("targetPort").text())
                .toList();
        var open = workload.container().at("ports").stream()
                .map(port -> port.at("name").text())
                .toList();
        return that(
                offered.size() == open.size() && Set.copyOf(offered).equals(Set.copyOf(open)),
                service,
                "must offer the ports " + open + ", offers " + offered);
    }

    private static Stream<String> service(Mesh mesh, Manifest service) {
        var selected = mesh.selected(service.spec().at("selector").textMap()).toList();
        var type = service.name().equals("ingress-gateway") ? "LoadBalancer" : "ClusterIP";
        return all(
                that(
                        service.spec().at("selector").textMap().equals(Map.of("app", app(selected))),
                        service,
                        "must select by app"),
                that(service.spec().at("type").text("ClusterIP").equals(type), service, "must be a " + type),
                that(
                        service.spec().map().keySet().stream().allMatch(Set.of("type", "selector", "ports")::contains),
                        service,
                        "has more than type, selector and ports"),
                service.spec().at("ports").stream().flatMap(port -> port(selected, port)));
    }

    private static String app(List<Workload> selected) {
        return selected.isEmpty() ? "nothing" : selected.getFirst().app();
    }

    private static Stream<String> port(List<Workload> selected, Node port) {
        var name = port.at("name").text();
        var protocol = name.contains("-") ? name.substring(0, name.indexOf('-')) : name;
        var numbers = selected.stream()
                .flatMap(workload -> workload.container().at("ports").stream())
                .filter(entry ->
                        entry.at("name").text().equals(port.at("targetPort").text()))
                .map(entry -> entry.at("containerPort").number())
                .distinct()
                .toList();
        int number = port.at("port").number();
        // Unprivileged inside, the usual ports outside.
        int inside = number == 443 ? 8_443 : number == 80 ? 8_080 : number;
        return all(
                that(PROTOCOL.matcher(name).matches(), port.path(), "must be named after its protocol"),
                is(port.at("appProtocol"), protocol),
                that(
                        numbers.equals(List.of(inside)),
                        port.path(),
                        "must lead to the container's " + inside + ", leads to " + numbers));
    }
}
