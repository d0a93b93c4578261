package io.lrbench.policy;

/**
 * One evaluation of the monitored metric.
 *
 * @param update the evaluation was made before this update
 * @param value the metric's value
 */
public record MetricReading(long update, double value) {}
