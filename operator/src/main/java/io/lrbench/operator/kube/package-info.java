/** The objects that the operator asks for, as values of the client's model; calls nothing. */
package io.lrbench.operator.kube;
