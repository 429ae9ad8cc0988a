package io.sapphire.local.manifest.rule;

import static io.sapphire.local.manifest.rule.Check.all;
import static io.sapphire.local.manifest.rule.Check.is;
import static io.sapphire.local.manifest.rule.Check.that;

import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The heap fits into the memory, and the collector into the cores. */
final class ResourceRules {
    /** MiB of classes, code, threads and the collector's own: a service of ours shows 120 at rest. */
    private static final int JVM_OVERHEAD = 128;
    /** Thousandths of a core below which threads of a collector only wait for each other. */
    private static final int TWO_CORES = 2_000;

    private static final Set<String> AMOUNTS = Set.of("cpu", "memory");

    private ResourceRules() {}

    static Stream<String> fit(Mesh mesh) {
        return mesh.workloads().stream()
                .flatMap(workload -> workload.isProxy() ? limits(workload) : all(limits(workload), heap(workload)));
    }

    private static Stream<String> limits(Workload workload) {
        var resources = workload.container().at("resources");
        var requests = resources.at("requests");
        var limits = resources.at("limits");
        return all(
                that(requests.map().keySet().equals(AMOUNTS), requests.path(), "must be of cpu and memory"),
                that(limits.map().keySet().equals(AMOUNTS), limits.path(), "must be of cpu and memory"),
                // A pod that is given more memory than it asked for is the first to be killed when a node is full.
                is(requests.at("memory"), limits.at("memory").text()),
                that(cpu(requests) <= cpu(limits), requests.path(), "must not ask for more cpu than the limit"),
                that(cpu(requests) >= 100 && cpu(limits) <= 4_000, requests.path(), "must be 0.1 to 4 cores"),
                that(Amount.memory(limits.at("memory").text()) <= 4_096, limits.path(), "must not pass 4 GiB"));
    }

    private static Stream<String> heap(Workload workload) {
        var options = workload.environment("JAVA_TOOL_OPTIONS").at("value");
        var limits = workload.container().at("resources", "limits");
        int wanted = amount(options, "-Xmx") + amount(options, "-XX:MaxDirectMemorySize=") + JVM_OVERHEAD;
        int memory = Amount.memory(limits.at("memory").text());
        var collector = cpu(limits) < TWO_CORES
                ? List.of("-XX:+UseSerialGC")
                : List.of("-XX:+UseParallelGC", "-XX:ParallelGCThreads=2");
        return all(
                that(wanted <= memory, options.path(), "needs " + wanted + " MiB of " + memory),
                that(wanted * 2 >= memory, options.path(), "leaves more than half of " + memory + " MiB unused"),
                that(flags(options).containsAll(collector), options.path(), "must say " + collector),
                that(
                        flags(options).size() == 2 + collector.size(),
                        options.path(),
                        "says more than memory and collector"));
    }

    private static int amount(Node options, String flag) {
        return flags(options).stream()
                .filter(option -> option.startsWith(flag))
                .map(option -> Amount.heap(option.substring(flag.length())))
                .findFirst()
                .orElseThrow(() -> new MalformedException(options.path() + " must say " + flag));
    }

    private static List<String> flags(Node options) {
        return Arrays.asList(options.text().split(" "));
    }

    private static int cpu(Node amounts) {
        return Amount.cpu(amounts.at("cpu").text());
    }
}
