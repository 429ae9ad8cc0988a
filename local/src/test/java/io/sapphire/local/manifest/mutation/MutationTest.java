package io.sapphire.local.manifest.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.manifest.kustomize.Renderer;
import io.sapphire.local.manifest.node.Mesh;
import io.sapphire.local.manifest.rule.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much of what can be wrong in the manifests the rules see. A rule that sees nothing would show here. */
class MutationTest {
    private static final double LEAST_CAUGHT = 0.95;
    private static final int SAMPLE = 150;
    /** Of the overlay that has everything: all would take minutes more, and say the same. */
    private static final int LARGE_SAMPLE = 1_000;

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
    void ofAllMutantsTheRulesCatchNearlyAll() {
        for (var overlay : List.of("dev", "prod-canary")) {
            var mesh = mesh(overlay);
            judge(mesh, Mutants.of(mesh), Integer.MAX_VALUE);
        }
        var whole = mesh("prod-full");
        judge(whole, shuffled(whole), LARGE_SAMPLE);
    }

    private static List<Mutant> shuffled(Mesh mesh) {
        var mutants = new ArrayList<>(Mutants.of(mesh));
        Collections.shuffle(mutants, new Random(SEED));
        return mutants;
    }

    private static void judge(Mesh mesh, List<Mutant> mutants, int most) {
        var survivors = new ArrayList<String>();
        int judged = 0;
        for (var mutant : mutants) {
            var mutated = mutant.of(mesh);
            if (mutated.isPresent() && judged < most) {
                judged++;
                if (Rules.firstViolation(
                                mutated.get(), mutated.get().manifests().get(mutant.manifest()))
                        .isEmpty()) {
                    survivors.add(mutant.shown(mesh));
                }
            }
        }
        assertThat(1 - (double) survivors.size() / judged)
                .as("caught, but not " + survivors)
                .isGreaterThanOrEqualTo(LEAST_CAUGHT);
    }

    private static Mesh mesh(String overlay) {
        return new Mesh(new Renderer()
                .render(Path.of("../k8s/overlays").toAbsolutePath().resolve(overlay)));
    }
}
