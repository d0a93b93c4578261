/** One suite of what a Kubernetes API must do, run against the embedded API and a real cluster. */
package io.lrbench.embedded.conformance;
