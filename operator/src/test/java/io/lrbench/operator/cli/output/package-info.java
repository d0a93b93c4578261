/** The files of a run. */
package io.lrbench.operator.cli.output;
