package io.sapphire.agents.strategy;

import io.sapphire.agents.statistics.DriftingMean;
import io.sapphire.agents.statistics.ReturnMoments;
import io.sapphire.agents.statistics.SharpeTest;
import io.sapphire.agents.statistics.SplitMix;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One strategy, walked forward: the settings that did best in the train window are traded through the next step. Labels
 * are one bar long and known when the settings are chosen, so nothing has to be purged.
 */
final class Arm {
    private final List<Trial> trials;
    private final int stepBars;
    private final DriftingMean belief;
    private final ReturnMoments walked = new ReturnMoments();
    private int untilChosen;
    private int chosen = -1;

    Arm(List<Trial> trials, int stepBars, double memory) {
        this.trials = List.copyOf(trials);
        this.stepBars = stepBars;
        belief = new DriftingMean(memory);
    }

    void prepare(double price, double funding, double takerFee) {
        trials.forEach(trial -> trial.prepare(price, funding, takerFee));
    }

    void close(double price, double change, double sigma, double funding, double takerFee) {
        for (int i = 0; i < trials.size(); i++) {
            double reward = trials.get(i).close(price, change, sigma, funding, takerFee);
            if (i == chosen) {
                walked.add(reward);
                belief.add(reward);
            }
        }
        untilChosen--;
        if (untilChosen <= 0 && trials.getFirst().isTrained()) {
            choose();
        }
    }

    private void choose() {
        chosen = 0;
        for (int i = 1; i < trials.size(); i++) {
            if (trials.get(i).trainSharpe() > trials.get(chosen).trainSharpe()) {
                chosen = i;
            }
        }
        untilChosen = stepBars;
    }

    boolean isWalking() {
        return chosen >= 0;
    }

    double position() {
        return chosen < 0 ? 0 : trials.get(chosen).position();
    }

    String name() {
        return trials.get(Math.max(chosen, 0)).name();
    }

    double draw(SplitMix random) {
        return belief.draw(random);
    }

    double meanReward() {
        return belief.mean();
    }

    /** Bars walked forward. */
    long walked() {
        return walked.count();
    }

    double sharpe() {
        return walked.sharpe();
    }

    /**
     * Probability that what it earned walking forward is no luck of so many trials; none after too few bars. The ratios of
     * trials without skill vary by one over the number of bars. Those that were measured vary by their skill too, and by
     * more, as some rules are others turned round: they would hide what they should judge.
     */
    OptionalDouble deflated(int trialCount) {
        return SharpeTest.of(walked).deflated(1.0 / walked.count(), trialCount);
    }

    int trials() {
        return trials.size();
    }
}
