package io.sapphire.local.manifest.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.manifest.kustomize.Renderer;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.rule.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much of what can be wrong in the manifests the rules see. A rule that sees nothing would show here. */
class MutationTest {
    private static final double LEAST_CAUGHT = 0.95;
    private static final int SAMPLE = 150;
    /** All of them, with {@code -Dsapphire.mutants=1000000}, take minutes more. */
    private static final int LARGE_SAMPLE = Integer.getInteger("sapphire.mutants", 700);

    private static final long SEED = 20261122;

    @Test
    void ofASampleOfMutantsTheRulesCatchNearlyAll() {
        for (var overlay : List.of("prod-canary", "prod-full")) {
            var mesh = mesh(overlay);
            judge(mesh, shuffled(mesh), SAMPLE);
        }
    }

    @Test
    @Tag("slow")
    void ofALargeSampleOfMutantsTheRulesCatchNearlyAll() {
        for (var overlay : List.of("dev", "prod-canary", "prod-full")) {
            var mesh = mesh(overlay);
            judge(mesh, shuffled(mesh), LARGE_SAMPLE);
        }
    }

    private static List<Mutant> shuffled(Mesh mesh) {
        var mutants = new ArrayList<>(Mutants.of(mesh));
        Collections.shuffle(mutants, new Random(SEED));
        return mutants;
    }

    private static void judge(Mesh mesh, List<Mutant> mutants, int most) {
        var judged = mutants.subList(0, Math.min(most, mutants.size())).parallelStream()
                .flatMap(mutant -> verdict(mesh, mutant).stream())
                .toList();
        var survivors = judged.stream().filter(survivor -> !survivor.isEmpty()).toList();
        assertThat(1 - (double) survivors.size() / judged.size())
                .as("caught, but not " + survivors)
                .isGreaterThanOrEqualTo(LEAST_CAUGHT);
    }

    /** Nothing of a mutant that changes nothing; of one that the rules do not see, what it did. */
    private static Optional<String> verdict(Mesh mesh, Mutant mutant) {
        return mutant.of(mesh)
                .map(mutated ->
                        Rules.firstViolation(mutated, mutated.manifests().get(mutant.manifest()))
                                        .isEmpty()
                                ? mutant.shown(mesh)
                                : "");
    }

    private static Mesh mesh(String overlay) {
        return new Mesh(new Renderer()
                .render(Path.of("../k8s/overlays").toAbsolutePath().resolve(overlay)));
    }
}
