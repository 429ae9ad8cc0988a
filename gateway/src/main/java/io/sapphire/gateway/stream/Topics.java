package io.sapphire.gateway.stream;

import io.sapphire.gateway.projection.Topic;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a client wants to be told.
 *
 * @param names event names; {@code book} and {@code candle} without a symbol mean every symbol; empty means everything
 */
public record Topics(Set<String> names) {
    /** Every fact and every value. */
    public static final Topics ALL = new Topics(Set.of());

    private static final Set<String> FACTS =
            Set.copyOf(Arrays.stream(Topic.values()).map(Topic::word).toList());
    /** Some are not told yet; a client may ask for them already. */
    private static final Pattern VALUE = Pattern.compile(
            "quote|portfolio|equity|signal|system|topology|llm|audit|alert|(book|micro)(:[A-Z0-9]{2,20})?|candle(:[A-Z0-9]{2,20}(:1m)?)?");

    public Topics {
        names = Set.copyOf(names);
    }

    /** @throws IllegalArgumentException naming the topic that does not exist */
    public static Topics parse(String list) {
        var names = new LinkedHashSet<String>();
        for (var name : list.split(",", -1)) {
            if (!FACTS.contains(name) && !VALUE.matcher(name).matches()) {
                throw new IllegalArgumentException("there is no topic '" + name + "'");
            }
            names.add(name);
        }
        return new Topics(names);
    }

    boolean wants(String topic) {
        return names.isEmpty() || names.contains(topic) || wantsPart(topic);
    }

    private boolean wantsPart(String topic) {
        int colon = topic.lastIndexOf(':');
        return colon > 0 && wants(topic.substring(0, colon));
    }
}
