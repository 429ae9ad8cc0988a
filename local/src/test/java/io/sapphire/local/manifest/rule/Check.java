package io.sapphire.local.manifest.rule;

import io.sapphire.local.manifest.node.Node;
import java.util.stream.Stream;

/** Says what must hold at a place. */
final class Check {

    private Check() {}

    static Stream<String> that(boolean holds, Object place, String sentence) {
        return holds ? Stream.of() : Stream.of(place + " " + sentence);
    }

    static Stream<String> is(Node node, Object expected) {
        return that(
                node.value().filter(expected::equals).isPresent(),
                node.path(),
                "must be " + expected + ", was "
                        + node.value().map(Object::toString).orElse("nothing"));
    }

    static Stream<String> between(Node node, int least, int most) {
        int value = node.number();
        return that(
                value >= least && value <= most, node.path(), "must be " + least + " to " + most + ", was " + value);
    }

    @SafeVarargs
    static Stream<String> all(Stream<String>... checks) {
        return Stream.of(checks).flatMap(check -> check);
    }
}
