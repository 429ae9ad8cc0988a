package io.sapphire.local.flight;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import jdk.management.jfr.FlightRecorderMXBean;

/** Has another JVM of this user and machine record itself for a while. It works on meanwhile. */
final class FlightRecording {
    /** The JDK's own settings for finding out where time goes: a sample of every thread each 10 ms, about 2 % of its time. */
    private static final String SETTINGS = "profile";

    private FlightRecording() {}

    /**
     * @param length how long, unless it is interrupted before
     * @param stop counted down when somebody has seen enough
     * @param file new; written by the other JVM
     * @throws Refusal if there is no such process, or it does not let itself be recorded
     */
    static void make(long process, Duration length, CountDownLatch stop, Path file) throws InterruptedException {
        try {
            var machine = VirtualMachine.attach(Long.toString(process));
            try {
                record(new JMXServiceURL(machine.startLocalManagementAgent()), length, stop, file);
            } finally {
                machine.detach();
            }
        } catch (IOException | AttachNotSupportedException failure) {
            throw Refusal.failure(
                    "Process %d does not let itself be recorded: %s.".formatted(process, failure.getMessage()),
                    failure);
        }
    }

    /** The address is that of an agent which we just started in a process of the same user: no stranger's word is read. */
    @SuppressWarnings("BanJNDI")
    private static void record(JMXServiceURL address, Duration length, CountDownLatch stop, Path file)
            throws IOException, InterruptedException {
        try (var line = JMXConnectorFactory.connect(address)) {
            var recorder =
                    ManagementFactory.getPlatformMXBean(line.getMBeanServerConnection(), FlightRecorderMXBean.class);
            long recording = recorder.newRecording();
            try {
                recorder.setPredefinedConfiguration(recording, SETTINGS);
                recorder.startRecording(recording);
                var _ = stop.await(length.toMillis(), TimeUnit.MILLISECONDS);
                var _ = recorder.stopRecording(recording);
                recorder.copyTo(recording, file.toString());
            } finally {
                recorder.closeRecording(recording);
            }
        }
    }
}
