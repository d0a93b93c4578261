/**
 * The command line: reads its arguments, runs the unmodified operator on an embedded cluster, and
 * shows what the operator wrote; decides nothing about trials and imports no reconciler.
 */
package io.lrbench.operator.cli;
