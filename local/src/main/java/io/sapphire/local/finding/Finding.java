package io.sapphire.local.finding;

/**
 * What one check found.
 *
 * @param subject what was checked
 * @param words what was found, and what to do if it is wrong
 */
public record Finding(Verdict verdict, String subject, String words) {

    /** How it stands. */
    public enum Verdict {
        OK,
        /** Right for now, but worth knowing. */
        NOTE,
        WRONG,
        /** It could not be checked. */
        SKIPPED
    }

    public static Finding ok(String subject, String words) {
        return new Finding(Verdict.OK, subject, words);
    }

    public static Finding note(String subject, String words) {
        return new Finding(Verdict.NOTE, subject, words);
    }

    public static Finding wrong(String subject, String words) {
        return new Finding(Verdict.WRONG, subject, words);
    }

    public static Finding skipped(String subject, String words) {
        return new Finding(Verdict.SKIPPED, subject, words);
    }

    public boolean isWrong() {
        return verdict == Verdict.WRONG;
    }
}
