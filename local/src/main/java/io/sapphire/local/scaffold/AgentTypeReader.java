package io.sapphire.local.scaffold;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a new agent begins as. */
final class AgentTypeReader implements ITypeConverter<AgentType> {

    @Override
    public AgentType convert(String word) {
        return Arrays.stream(AgentType.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("must be analysis, strategy or execution, was '" + word + "'"));
    }
}
