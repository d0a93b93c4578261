package io.lrbench.operator.kube;

/**
 * What an installation says about trainer pods.
 *
 * @param image of the trainer
 * @param queues whether Kueue's labels of the benchmark are passed on
 * @param volumes whether pods have volumes: on a cluster, not on one's own machine
 * @param cacheClaim the claim for downloads in a benchmark's namespace; empty for a pod's own disk
 */
public record Installed(String image, boolean queues, boolean volumes, String cacheClaim) {}
