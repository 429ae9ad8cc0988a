package io.sapphire.agents.reasoning.model;

import java.time.Duration;

/**
 * How a model is asked.
 *
 * @param name of the model, as the provider spells it
 * @param mostOutput tokens an answer may have, thoughts among them
 * @param timeout how long an answer may take
 * @param atOnce how many questions may be under way
 * @param rest how long the model is left alone after half of its last ten answers were none
 */
public record ModelRules(String name, Tariff tariff, int mostOutput, Duration timeout, int atOnce, Duration rest) {}
