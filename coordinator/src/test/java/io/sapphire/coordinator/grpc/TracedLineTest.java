package io.sapphire.coordinator.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.shell.AgentLine;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TracedLineTest {

    /** A method with a default would be answered by that instead, and what the agent said be lost. */
    @Test
    void everyQuestionIsPassedOn() {
        assertThat(AgentLine.class.getMethods())
                .allSatisfy(method -> assertThat(declared(method)).isTrue());
    }

    private static boolean declared(Method method) {
        return Arrays.stream(TracedLine.class.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }
}
