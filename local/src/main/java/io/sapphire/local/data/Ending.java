package io.sapphire.local.data;

/**
 * The run in the directory is over: it ended, or was set aside. What it left is to be moved away.
 *
 * @param latches hold for the next run too
 */
record Ending(String id, Latches latches) {}
