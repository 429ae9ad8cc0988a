package io.sapphire.local.manifest.rule;

import io.sapphire.local.manifest.node.Mesh;
import java.util.stream.Stream;

/** Something that must hold for everything an overlay applies. */
public interface Rule {
    /** One sentence for each place where it does not; lazily. */
    Stream<String> violations(Mesh mesh);
}
