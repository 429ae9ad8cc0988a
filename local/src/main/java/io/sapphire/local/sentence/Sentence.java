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

    /** The words of the outermost cause that is not just a wrapper: whoever threw it knew what was being done. */
    public static String of(Throwable failure) {
        var causes = causes(failure);
        return causes.stream()
                .filter(cause -> !isWrapper(cause))
                .map(Sentence::own)
                .filter(sentence -> !sentence.isBlank())
                .findFirst()
                .orElseGet(() -> lastWords(causes.getLast()));
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
        }
        return causes;
    }

    /** Spring's own say where in its machinery something happened, the others nothing but that it did. */
    private static boolean isWrapper(Throwable failure) {
        return switch (failure) {
            case UnboundConfigurationPropertiesException _ -> false;
            case BindException binding -> !(binding.getCause() instanceof ConversionException);
            default ->
                failure.getClass().getName().startsWith("org.springframework.")
                        || failure.getCause() != null
                                && String.valueOf(failure.getMessage())
                                        .equals(failure.getCause().toString());
        };
    }

    private static String lastWords(Throwable failure) {
        var own = own(failure);
        return own.isBlank() ? failure.getClass().getSimpleName() : own;
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
