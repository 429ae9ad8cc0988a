package io.sapphire.local.sentence;

import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.convert.ConversionFailedException;

/** The one sentence that says what went wrong. */
public final class Sentence {

    private Sentence() {}

    /** The sentence of the deepest cause that has one. */
    public static String of(Throwable failure) {
        var causes = causes(failure);
        return causes.reversed().stream()
                .map(Sentence::own)
                .filter(sentence -> !sentence.isBlank())
                .findFirst()
                .orElseGet(() -> causes.getLast().getClass().getSimpleName());
    }

    private static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (var cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
            if (saysEnough(cause)) {
                break;
            }
        }
        return causes;
    }

    /** What lies below these only repeats them in a machine's words. */
    private static boolean saysEnough(Throwable failure) {
        return failure instanceof Refusal
                || failure instanceof ConversionFailedException
                || failure instanceof UnboundConfigurationPropertiesException;
    }

    /** Its own words, whatever the cause says. */
    public static String own(Throwable failure) {
        return switch (failure) {
            case UnboundConfigurationPropertiesException unbound -> unknownKeys(unbound);
            case ConversionFailedException conversion ->
                "'%s' is not a %s"
                        .formatted(
                                conversion.getValue(),
                                conversion.getTargetType().getType().getSimpleName());
            case BindException busy -> "a port is in use: " + busy.getMessage();
            default -> firstLine(failure);
        };
    }

    private static String unknownKeys(UnboundConfigurationPropertiesException unbound) {
        return unbound.getUnboundProperties().stream()
                .map(ConfigurationProperty::getName)
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", ", "unknown configuration key ", ""));
    }

    private static String firstLine(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? "" : message.lines().findFirst().orElse("").strip();
    }
}
