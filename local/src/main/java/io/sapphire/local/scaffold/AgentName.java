package io.sapphire.local.scaffold;

import static java.util.stream.Collectors.joining;

import io.sapphire.local.sentence.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** What a new agent is called: its id, for example {@code tide-watch}, and the package and class made of it. */
record AgentName(String id) {
    private static final int LONGEST = 30;
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** @throws Refusal if an agent cannot be called that */
    AgentName {
        if (id.length() > LONGEST || !FORM.matcher(id).matches()) {
            throw Refusal.misuse(
                    "An agent is called by at most %d lower-case letters and digits in words joined by hyphens, for example tide-watch; was '%s'."
                            .formatted(LONGEST, id));
        }
        if (!SourceVersion.isName(id.replace("-", ""))) {
            throw Refusal.misuse("An agent cannot be called '%s': Java keeps that word for itself.".formatted(id));
        }
    }

    String packageName() {
        return id.replace("-", "");
    }

    String className() {
        return Arrays.stream(id.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(joining("", "", "Agent"));
    }
}
