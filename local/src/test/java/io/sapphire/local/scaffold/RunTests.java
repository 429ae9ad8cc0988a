package io.sapphire.local.scaffold;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.util.Arrays;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the named tests in a process of their own; ends with 1 if one fails or none is there. */
final class RunTests {

    private RunTests() {}

    public static void main(String[] names) {
        var listener = new SummaryGeneratingListener();
        var tests = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(names).map(name -> selectClass(name)).toList())
                .build();
        LauncherFactory.create().execute(tests, listener);
        listener.getSummary().printFailuresTo(new PrintWriter(System.out, true));
        boolean passed = listener.getSummary().getTestsSucceededCount() >= names.length
                && listener.getSummary().getTotalFailureCount() == 0;
        System.exit(passed ? 0 : 1);
    }
}
