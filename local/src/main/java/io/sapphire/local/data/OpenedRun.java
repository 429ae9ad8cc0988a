package io.sapphire.local.data;

import java.util.List;

/**
 * The run a data directory was opened for.
 *
 * @param resumed it goes on where it was interrupted
 * @param notes what people should know about how it came to be
 */
public record OpenedRun(RunRecord run, boolean resumed, List<String> notes) {

    public OpenedRun {
        notes = List.copyOf(notes);
    }
}
