package io.sapphire.local.compliance;

/**
 * What became of one control in a run.
 *
 * @param rules where it is asked for
 * @param configured what the run was told about it
 * @param evidence what the log shows
 */
record Control(String name, String rules, Verdict verdict, String configured, String evidence) {

    /** How it stands. */
    enum Verdict {
        KEPT,
        /** Something happened that it should have prevented. */
        BROKEN,
        /** The run had no such control, or one that limits nothing. */
        MISSING,
        /** What would show it is not here. */
        UNPROVEN
    }

    boolean isKept() {
        return verdict == Verdict.KEPT;
    }
}
