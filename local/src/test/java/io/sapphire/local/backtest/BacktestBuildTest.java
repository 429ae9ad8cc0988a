package io.sapphire.local.backtest;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sapphire.agents.momentum.MomentumAgent;
import io.sapphire.coordinator.build.Build;
import io.sapphire.coordinator.build.CodeHash;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.exchange.marketdata.FrameBuilder;
import io.sapphire.gateway.projection.Caps;
import io.sapphire.simulator.run.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two backtests of one name are made by the same code. */
class BacktestBuildTest {
    /** Sentences to people, and settings that say where something is. */
    private static final Set<String> DECIDES_NOTHING =
            Set.of("io.sapphire.cache", "io.sapphire.local.sentence", "io.sapphire.secret");

    @TempDir
    Path overlay;

    @ParameterizedTest
    @ValueSource(
            classes = {
                MeshEvent.class,
                MomentumAgent.class,
                TradingCore.class,
                World.class,
                FrameBuilder.class,
                DirectVenue.class
            })
    void otherCodeOfAnyModuleThatDecidesIsAnotherBuild(Class<?> changed) throws IOException {
        assertThat(nameWithAnother(changed)).isNotEqualTo(BacktestBuild.name());
    }

    @Test
    void otherCodeThatDecidesNothingIsTheSameBuild() throws IOException {
        assertThat(nameWithAnother(Caps.class)).isEqualTo(BacktestBuild.name());
    }

    @Test
    void nothingABacktestReachesIsLeftOut() {
        assertThat(reached(Backtest.class, BacktestSettings.class).stream()
                        .filter(type -> !BacktestBuild.CODE.covers(type.reflect()))
                        .map(JavaClass::getPackageName)
                        .collect(toSet()))
                .isEqualTo(DECIDES_NOTHING);
    }

    private String nameWithAnother(Class<?> changed) throws IOException {
        var file = overlay.resolve(changed.getName().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "other code");
        var places = new ArrayList<>(BacktestBuild.CODE.places());
        places.add(overlay);
        return Build.name(new CodeHash(places, BacktestBuild.CODE.packages()));
    }

    /** Every class of ours that these are made of, and those that they are made of, and so on. */
    private static Set<JavaClass> reached(Class<?>... from) {
        var ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.sapphire");
        var next = new ArrayDeque<>(List.of(from).stream().map(ours::get).toList());
        var reached = new TreeSet<JavaClass>((one, other) -> one.getName().compareTo(other.getName()));
        while (!next.isEmpty()) {
            var type = next.remove();
            if (reached.add(type)) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> ours.contain(target.getName()))
                        .forEach(next::add);
            }
        }
        return reached;
    }
}
