/**
 * The operator, its cluster and the trainer on this machine; reads no manifest and decides nothing
 * about trials.
 */
package io.lrbench.operator.cli.local;
