/** Tests of the objects that the operator asks for. */
package io.lrbench.operator.kube;
