package io.sapphire.agents.reasoning;

/** Whether there is a language model to ask; agents say so when they introduce themselves. */
public sealed interface Availability {
    /** Nobody wants one. */
    Availability NOT_CONFIGURED = new Absent("no language model is configured");

    /** For people. */
    String mind();

    /** There is one. */
    record Model(String name) implements Availability {
        private static final String ASKS = "asks ";

        @Override
        public String mind() {
            return ASKS + name;
        }
    }

    /** There is none. @param reason for the trader, for example {@code no language model is configured} */
    record Absent(String reason) implements Availability {
        private static final String ALONE = "own rules only: ";

        @Override
        public String mind() {
            return ALONE + reason;
        }
    }

    /** As an agent once introduced itself. */
    static Availability recorded(boolean usesModel, String mind) {
        return usesModel
                ? new Model(mind.substring(Model.ASKS.length()))
                : new Absent(mind.substring(Absent.ALONE.length()));
    }
}
