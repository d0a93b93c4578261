/**
 * The packaged operator on a real cluster of fake nodes: killed, robbed of nodes, and given more
 * trials than anybody watches.
 */
package io.lrbench.operator.fleet;
