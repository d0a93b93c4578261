package io.lrbench.trainer.model;

import java.util.OptionalDouble;

/**
 * What a policy says of one update.
 *
 * @param learningRate of this update
 * @param momentum SGD's momentum or Adam's beta 1 where the policy cycles it, else the optimizer's
 */
public record StepRates(double learningRate, OptionalDouble momentum) {}
