/**
 * One suite of what a Kubernetes API must do, run against the embedded API or, where {@code
 * LRBENCH_CONFORMANCE_KUBECONFIG} names a kubeconfig, against that cluster.
 */
package io.lrbench.embedded.conformance;
