package io.lrbench.trainer.train;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One update of a trial's curve; the last row, at t = N, has an evaluation only.
 *
 * @param update t
 * @param learningRate used by the update: the policy's, or what an optimizer made of it
 * @param trainLoss before the update
 * @param evaluation made before the update
 */
public record CurveRow(
    long update,
    OptionalDouble learningRate,
    OptionalDouble trainLoss,
    Optional<Evaluation> evaluation) {}
