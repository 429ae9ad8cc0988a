package io.sapphire.local.manifest.rule;

import io.sapphire.local.manifest.node.MalformedException;
import java.util.regex.Pattern;

/** Amounts as Kubernetes and the JVM write them. */
final class Amount {
    private static final Pattern MEMORY = Pattern.compile("(\\d+)(Mi|Gi)");
    private static final Pattern HEAP = Pattern.compile("(\\d+)([mg])");
    private static final Pattern CPU = Pattern.compile("(\\d+)(m?)");
    private static final int MEBI_PER_GIBI = 1024;
    private static final int MILLI = 1000;

    private Amount() {}

    /** In MiB. */
    static int memory(String text) {
        return scaled(MEMORY, text, "Gi", MEBI_PER_GIBI, 1);
    }

    /** In MiB. */
    static int heap(String text) {
        return scaled(HEAP, text, "g", MEBI_PER_GIBI, 1);
    }

    /** In thousandths of a core. */
    static int cpu(String text) {
        return scaled(CPU, text, "", MILLI, 1);
    }

    private static int scaled(Pattern form, String text, String large, int factor, int otherwise) {
        var match = form.matcher(text);
        if (!match.matches()) {
            throw new MalformedException("not an amount: " + text);
        }
        return Integer.parseInt(match.group(1)) * (match.group(2).equals(large) ? factor : otherwise);
    }
}
