package io.sapphire.local.doctor;

import io.sapphire.local.finding.Finding;
import io.sapphire.local.logbook.LogFiles;
import io.sapphire.local.logbook.LogLine;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What this machine has that a mesh needs. */
final class HostExamination {
    private static final int JAVA = 25;
    private static final long LEAST_SPACE = 1L << 30;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private HostExamination() {}

    static List<Finding> of(SapphireHome home, Path data) {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        findings.add(space(data));
        findings.add(keys(home.keys()));
        findings.add(errors(data));
        return findings;
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        return feature >= JAVA
                ? Finding.ok("java", "version " + Runtime.version())
                : Finding.wrong("java", "version %d; install version %d".formatted(feature, JAVA));
    }

    private static Finding space(Path data) {
        try {
            var place = existing(data);
            long free = Files.getFileStore(place).getUsableSpace();
            var words = "%d MB free where %s lies".formatted(free >> 20, data);
            return free >= LEAST_SPACE
                    ? Finding.ok("disk", words)
                    : Finding.wrong("disk", words + "; trading halts below 64 MB: make room, or set retention");
        } catch (IOException failure) {
            return Finding.skipped("disk", failure.toString());
        }
    }

    private static Path existing(Path path) {
        var place = path.toAbsolutePath();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return place;
    }

    private static Finding keys(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Finding.note("keys", folder + " is made at the first up");
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.filter(HostExamination::isSecret).toList()) {
                var rights = Files.getPosixFilePermissions(file);
                if (OTHERS.stream().anyMatch(rights::contains)) {
                    return Finding.wrong("keys", "others can read %s; chmod 600 it, and take new keys".formatted(file));
                }
            }
            return Finding.ok("keys", folder + " is closed to others");
        } catch (IOException | UnsupportedOperationException failure) {
            return Finding.skipped("keys", failure.toString());
        }
    }

    /** Nothing is in the lock. */
    private static boolean isSecret(Path file) {
        var name = file.getFileName().toString();
        return !name.endsWith(".pub") && !name.equals(".lock");
    }

    private static Finding errors(Path data) {
        long count = 0;
        var first = Instant.MAX;
        var last = Optional.<LogLine>empty();
        try {
            for (var file : LogFiles.in(data)) {
                try (var lines = Files.newBufferedReader(file)) {
                    for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                        var line = LogLine.parse(text).filter(one -> one.level().equals("ERROR"));
                        if (line.isPresent()) {
                            count++;
                            first = line.get().time().isBefore(first)
                                    ? line.get().time()
                                    : first;
                            last = line;
                        }
                    }
                }
            }
        } catch (Refusal none) {
            return Finding.skipped("logs", none.sentence());
        } catch (IOException failure) {
            return Finding.skipped("logs", failure.toString());
        }
        var words = "%d errors since %s, the last at %s: %s; ./sapphire log-analyze --filter level=ERROR";
        long errors = count;
        var since = first;
        return last.map(line ->
                        Finding.wrong("logs", words.formatted(errors, since, line.time(), line.field("message"))))
                .orElseGet(() -> Finding.ok("logs", "no errors"));
    }
}
