/**
 * Gives a test a Kubernetes API: the embedded one or, where {@code -Dlrbench.target=KUBECONFIG}
 * names a kubeconfig, that of a real cluster. Published as this module's test jar.
 */
package io.lrbench.embedded.target;
