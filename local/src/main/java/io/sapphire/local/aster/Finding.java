package io.sapphire.local.aster;

/**
 * What one check found.
 *
 * @param subject what was checked
 * @param words what was found, and what to do if it is wrong
 */
record Finding(Verdict verdict, String subject, String words) {

    /** How it stands. */
    enum Verdict {
        OK,
        /** Right for now, but worth knowing. */
        NOTE,
        WRONG,
        /** It could not be checked. */
        SKIPPED
    }

    static Finding ok(String subject, String words) {
        return new Finding(Verdict.OK, subject, words);
    }

    static Finding note(String subject, String words) {
        return new Finding(Verdict.NOTE, subject, words);
    }

    static Finding wrong(String subject, String words) {
        return new Finding(Verdict.WRONG, subject, words);
    }

    static Finding skipped(String subject, String words) {
        return new Finding(Verdict.SKIPPED, subject, words);
    }

    boolean isWrong() {
        return verdict == Verdict.WRONG;
    }
}
