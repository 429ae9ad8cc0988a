package io.sapphire.local.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionFailedException;

/** The one sentence that says what went wrong. */
public final class Sentence {

    private Sentence() {}

    /** The words of the deepest cause that has some. */
    public static String of(Throwable failure) {
        var causes = causes(failure);
        return causes.reversed().stream()
                .map(Sentence::own)
                .filter(sentence -> !sentence.isBlank())
                .findFirst()
                .orElseGet(() -> causes.getLast().getClass().getSimpleName());
    }

    /** Its own words, whatever the cause says. */
    public static String own(Throwable failure) {
        return switch (failure) {
            case UnboundConfigurationPropertiesException unbound -> unknownKeys(unbound);
            case BindException unreadable
            when unreadable.getCause() instanceof ConversionException conversion ->
                "configuration key " + unreadable.getName() + ": " + notA(conversion);
            default -> firstLine(failure);
        };
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
                || failure instanceof UnboundConfigurationPropertiesException
                || (failure instanceof BindException && failure.getCause() instanceof ConversionException);
    }

    private static String unknownKeys(UnboundConfigurationPropertiesException unbound) {
        return unbound.getUnboundProperties().stream()
                .map(ConfigurationProperty::getName)
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", ", "unknown configuration key ", ""));
    }

    private static String notA(ConversionException conversion) {
        return conversion instanceof ConversionFailedException failed
                ? "'%s' is not a %s"
                        .formatted(
                                failed.getValue(),
                                failed.getTargetType().getType().getSimpleName())
                : firstLine(conversion);
    }

    private static String firstLine(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? "" : message.lines().findFirst().orElse("").strip();
    }
}
