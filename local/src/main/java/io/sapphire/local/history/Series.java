package io.sapphire.local.history;

import java.util.List;
import java.util.Optional;

/** One kind of history, row by row, oldest first. */
interface Series {

    /** The first line of its file; empty if rows begin at once. */
    String header();

    /** @param over there is nothing behind it, now */
    record Page(List<String> rows, boolean over) {}

    /** What follows the last row that is kept, or the beginning. @throws InterruptedException while waiting for it */
    Page after(Optional<String> last) throws InterruptedException;

    /** What must lie between two rows that follow each other, in words; nothing if nothing is missing. */
    Optional<String> missing(String before, String after);
}
