/** Trains one pack of trials; knows no Kubernetes. */
package io.lrbench.trainer;
