package io.sapphire.coordinator.audit;

import java.util.List;
import java.util.Optional;

/**
 * What an audit found.
 *
 * @param run id of the run; empty if the log does not say
 * @param events sequence of the last event that could be read
 * @param hash SHA-256 of its record, in hex; empty if none could be read
 * @param retired sequence of the last event that was removed on purpose, and signed for; 0 if none was
 * @param checkpoints how many genuine ones were held against the log
 * @param vouched sequence of the last event that a checkpoint vouches for; 0 if none does
 * @param head sequence the head kept elsewhere vouches for; nothing if none was at hand
 * @param wrongs everything that is not as it was written, in words
 */
public record AuditReport(
        String run,
        long events,
        String hash,
        long retired,
        int checkpoints,
        long vouched,
        Optional<Long> head,
        List<String> wrongs) {

    public AuditReport {
        wrongs = List.copyOf(wrongs);
    }

    public boolean isWhole() {
        return wrongs.isEmpty();
    }
}
