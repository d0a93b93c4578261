/** The reconciler at work on an embedded and on a real API; a fake trainer answers for the pods. */
package io.lrbench.operator.reconcile;
