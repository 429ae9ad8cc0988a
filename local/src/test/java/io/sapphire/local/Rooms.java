package io.sapphire.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The packages of one module, from the outermost to the innermost: each imports only what stands right of it. */
final class Rooms extends ArchCondition<JavaClass> {
    private static final int OUTSIDE = -1;

    private final String module;
    private final List<List<String>> levels;

    private Rooms(String module, String arrows) {
        super("import only inwards: " + arrows);
        this.module = module;
        this.levels = Stream.of(arrows.split(" -> "))
                .map(level -> List.of(level.split(", ")))
                .toList();
    }

    /**
     * @param module its package; the package itself wires everything and may import all others
     * @param arrows for example {@code grpc -> core -> risk, portfolio}; rooms of one level do not import each other
     */
    static ArchRule rooms(String module, String arrows) {
        return classes().that().resideInAPackage(module + ".*..").should(new Rooms(module, arrows));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        var room = room(type);
        if (level(room) == OUTSIDE) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a room that is not listed"));
        }
        type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> isIn(module, dependency.getTargetClass()))
                .filter(dependency -> !isInwards(room, dependency))
                .map(dependency -> SimpleConditionEvent.violated(dependency, dependency.getDescription()))
                .forEach(events::add);
    }

    private boolean isInwards(String room, Dependency dependency) {
        var target = room(dependency.getTargetClass());
        return target.equals(room) || level(target) > level(room);
    }

    private int level(String room) {
        return IntStream.range(0, levels.size())
                .filter(level -> levels.get(level).contains(room))
                .findFirst()
                .orElse(OUTSIDE);
    }

    /** The first part of the package below the module's, for example {@code grpc}. */
    private String room(JavaClass type) {
        var name = type.getBaseComponentType().getPackageName();
        return name.equals(module) ? "" : name.substring(module.length() + 1).split("\\.")[0];
    }

    private static boolean isIn(String module, JavaClass type) {
        var name = type.getBaseComponentType().getPackageName();
        return name.equals(module) || name.startsWith(module + ".");
    }
}
