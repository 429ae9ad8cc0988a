package io.sapphire.agents.sentiment;

import java.util.List;

/** What one frame of one market shows. */
sealed interface Reading {

    /** Nothing that could be judged. @param reason for the trader */
    record Silence(String reason) implements Reading {}

    /**
     * The news at the close of a minute.
     *
     * @param mood of them, -1 to 1
     * @param weight of all headlines by now, in fresh ones
     * @param items the headlines of the last day, oldest first
     * @param funding how unusual the funding rate is, in standard deviations
     * @param sigma one standard deviation of the return over the horizon
     */
    record News(double mood, double weight, List<Item> items, double funding, double sigma) implements Reading {

        public News {
            items = List.copyOf(items);
        }
    }
}
