package io.sapphire.agents.sentiment;

import io.sapphire.agents.kit.Opinion;
import io.sapphire.domain.signal.Evidence;
import java.util.List;

/** What one frame of one market shows. */
sealed interface Reading {

    /** Nothing that could be judged. */
    record Silence(Opinion.Silence opinion) implements Reading {

        Silence(String reason) {
            this(new Opinion.Silence(reason));
        }
    }

    /**
     * The news at the close of a minute.
     *
     * @param mood of them, -1 to 1
     * @param weight of all headlines by now, in fresh ones
     * @param items the headlines of the last day, oldest first
     * @param funding how unusual the funding rate is, in standard deviations
     * @param sigma one standard deviation of the return over the horizon
     * @param readers who gave how many of the headlines their tone
     * @param said a language model's own sentence about the latest; empty if there is none
     */
    record News(
            double mood,
            double weight,
            List<Item> items,
            double funding,
            double sigma,
            List<Evidence> readers,
            String said)
            implements Reading {

        public News {
            items = List.copyOf(items);
            readers = List.copyOf(readers);
        }
    }
}
