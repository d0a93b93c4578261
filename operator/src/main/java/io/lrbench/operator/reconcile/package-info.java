/**
 * The only room that touches the cluster: gather, plan, decide, act, compose status, patch once.
 * Nobody imports it.
 */
package io.lrbench.operator.reconcile;
